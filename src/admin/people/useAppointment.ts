'use client'

import { useState } from 'react'
import type { Refusal } from '../ask'
import { endOfDay, startOfDay, writtenDay } from '../days'
import type { Choice } from '../SearchField'
import type { Text } from '../useText'
import type { Days } from './SpanFields'
import type { Offer } from './offer'
import { useDecision, type Decided } from './useDecision'

/** What is filled in so far. */
export type Appointment = Readonly<{
  institution: Choice | undefined
  person: Choice | undefined
  role: string
  group: string
  days: Days
}>

type Use = Readonly<{
  given: Appointment
  isBusy: boolean
  /** What is missing, or what the server refused. */
  refusal: Refusal | undefined
  set: (part: Partial<Appointment>) => void
  /** @returns a sentence that says what has happened; undefined where nothing has */
  submit: (roles: Offer['roles']) => Promise<string | undefined>
}>

/** The form by which somebody is appointed. */
export function useAppointment(offer: Offer, text: Text): Use {
  const only = offer.only ? { id: offer.only.id, label: offer.only.name } : undefined
  const [given, setGiven] = useState<Appointment>({
    institution: only,
    person: undefined,
    role: '',
    group: '',
    days: { from: '', until: '' },
  })
  const [missing, setMissing] = useState<string>()
  const { decide, isBusy, refusal } = useDecision()
  return {
    given,
    isBusy,
    refusal: missing === undefined ? refusal : { field: missing, message: text('required') },
    set(part) {
      setGiven((before) => ({ ...before, ...part }))
    },
    async submit(roles) {
      const empty = emptyField(given, offer)
      setMissing(empty)
      if (empty !== undefined) return undefined
      const decided = await decide(grantOf(given))
      return decided && sentenceOf(given, decided, { roles, text })
    },
  }
}

/** The first field that must be filled in and is not; the whole portal is no institution. */
function emptyField(
  { institution, person, role }: Appointment,
  { roles }: Offer,
): string | undefined {
  if (!institution && roles.length === 0) return 'institution'
  if (!person) return 'user'
  return role === '' ? 'role' : undefined
}

function grantOf({ days, group, institution, person, role }: Appointment): object {
  return {
    action: 'grant',
    user: person?.id,
    role,
    institution: institution?.id ?? null,
    group,
    from: startOfDay(days.from),
    until: endOfDay(days.until),
  }
}

function sentenceOf(
  { days, person, role }: Appointment,
  { needsSecondPerson }: Decided,
  { roles, text }: { roles: Offer['roles']; text: Text },
): string {
  const from = startOfDay(days.from)
  const isLater = from !== null && from > new Date().toISOString()
  const key = needsSecondPerson ? 'proposed' : isLater ? 'grantedLater' : 'granted'
  return text(key, {
    name: person?.label ?? '',
    role: roles.find((one) => one.role === role)?.label ?? '',
    day: writtenDay(from),
  })
}
