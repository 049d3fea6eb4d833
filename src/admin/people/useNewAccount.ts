'use client'

import { useState } from 'react'
import { ask, type Refusal } from '../ask'
import type { Choice } from '../SearchField'
import type { Text } from '../useText'
import { madeUpName, madeUpPassword } from './madeUp'

/** An account that was made just now; its password is nowhere else in plain text. */
export type MadeAccount = Choice & Readonly<{ username: string; password: string }>

type Given = Readonly<{ name: string; username: string; email: string; home: Choice | undefined }>

type Use = Readonly<{
  given: Given
  isBusy: boolean
  refusal: Refusal | undefined
  set: (part: Partial<Given>) => void
  /** @returns undefined where there is no account; then `refusal` says why */
  make: () => Promise<MadeAccount | undefined>
}>

type Made = Readonly<{ doc: Readonly<{ id: string; name: string; username: string }> }>

/** The form by which somebody gets an account, with a made-up user name and password. */
export function useNewAccount(name: string, institution: Choice | undefined, text: Text): Use {
  const [given, setGiven] = useState<Given>(() => ({
    ...{ name, username: madeUpName(), email: '', home: institution },
  }))
  const [refusal, setRefusal] = useState<Refusal>()
  const [isBusy, setBusy] = useState(false)
  return {
    given,
    isBusy,
    refusal,
    set(part) {
      setGiven((before) => ({ ...before, ...part }))
    },
    async make() {
      const missing = given.name.trim() === '' ? 'name' : given.home ? undefined : 'institution'
      setRefusal(missing === undefined ? undefined : { field: missing, message: text('required') })
      if (missing !== undefined) return undefined
      const password = madeUpPassword()
      setBusy(true)
      const body = bodyOf(given, password)
      const answer = await ask<Made>('/api/users', { body, failed: text('failed') })
      setBusy(false)
      if (!answer.ok) {
        setRefusal(answer.refusal)
        return undefined
      }
      const { id, name: label, username } = answer.value.doc
      return { id, label, more: username, password, username }
    },
  }
}

function bodyOf({ email, home, name, username }: Given, password: string): object {
  const address = email.trim()
  return { name, username, password, institution: home?.id, ...(address && { email: address }) }
}
