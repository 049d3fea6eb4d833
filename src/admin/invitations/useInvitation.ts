'use client'

import { useState } from 'react'
import type { Refusal } from '../ask'
import { endOfDay, startOfDay } from '../days'
import type { Choice } from '../SearchField'
import type { Offer } from '../people/offer'
import type { Days } from '../people/SpanFields'
import { useDeed } from '../useDeed'
import type { Text } from '../useText'
import { INVITATIONS } from './invitations'

/** What is filled in so far. */
export type Invitation = Readonly<{
  name: string
  email: string
  institution: Choice | undefined
  role: string
  group: string
  locale: string
  days: Days
}>

export type Inviting = Readonly<{
  given: Invitation
  isBusy: boolean
  /** What is missing, or what the server refused. */
  refusal: Refusal | undefined
  set: (part: Partial<Invitation>) => void
  /** @returns the address that the letter goes to; undefined where none does */
  submit: () => Promise<string | undefined>
}>

/** The form by which somebody is invited. */
export function useInvitation(offer: Offer, language: string, text: Text): Inviting {
  const only = offer.only ? { id: offer.only.id, label: offer.only.name } : undefined
  const [given, setGiven] = useState<Invitation>({
    ...{ name: '', email: '', role: '', group: '' },
    institution: only,
    locale: language,
    days: { from: '', until: '' },
  })
  const { isBusy, refusal, refuse, send } = useDeed(INVITATIONS, text('failed'))
  return {
    ...{ given, isBusy, refusal },
    set(part) {
      setGiven((before) => ({ ...before, ...part }))
    },
    async submit() {
      const missing = emptyField(given, offer)
      if (missing !== undefined) {
        refuse({ field: missing, message: text('required') })
        return undefined
      }
      return (await send(bodyOf(given))) ? given.email.trim() : undefined
    },
  }
}

/** The first field that must be filled in and is not; the whole portal is no institution. */
function emptyField(
  { email, institution, name, role }: Invitation,
  { roles }: Offer,
): string | undefined {
  if (name.trim() === '') return 'name'
  if (email.trim() === '') return 'email'
  if (!institution && roles.length === 0) return 'institution'
  return role === '' ? 'role' : undefined
}

function bodyOf({ days, email, group, institution, locale, name, role }: Invitation): object {
  return {
    ...{ action: 'invite', name, email, role, locale },
    institution: institution?.id ?? null,
    ...((role === 'pupil' || role === 'teacher') && { group }),
    from: startOfDay(days.from),
    until: endOfDay(days.until),
  }
}
