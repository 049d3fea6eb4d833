'use client'

import { useState } from 'react'
import { ask, type Refusal } from '../ask'

type Given = Readonly<{ password: string; current: string }>

type Use = Readonly<{
  given: Given
  isBusy: boolean
  refusal: Refusal | undefined
  set: (part: Partial<Given>) => void
  /** @returns false where the server refused; then `refusal` says why */
  save: () => Promise<boolean>
}>

/**
 * The form by which an account gets another password.
 * @param isOwn one's own is changed by whoever knows the present one
 * @param failed the sentence for when no answer came
 */
export function useNewPassword(id: string, isOwn: boolean, failed: string): Use {
  const [given, setGiven] = useState<Given>({ current: '', password: '' })
  const [refusal, setRefusal] = useState<Refusal>()
  const [isBusy, setBusy] = useState(false)
  return {
    given,
    isBusy,
    refusal,
    set(part) {
      setGiven((before) => ({ ...before, ...part }))
    },
    async save() {
      setBusy(true)
      setRefusal(undefined)
      const { current, password } = given
      const body = { password, ...(isOwn && { current }) }
      const address = `/api/users/${encodeURIComponent(id)}/password`
      const answer = await ask(address, { body, failed })
      setBusy(false)
      if (!answer.ok) setRefusal(answer.refusal)
      return answer.ok
    },
  }
}
