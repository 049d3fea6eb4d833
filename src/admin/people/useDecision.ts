'use client'

import { useCallback, useState } from 'react'
import { ask, type Refusal } from '../ask'
import { useText } from '../useText'

/** What was decided: whose role it is about, and whether it waits for a second person. */
export type Decided = Readonly<{ id: string; needsSecondPerson: boolean }>

type Decision = Readonly<{
  isBusy: boolean
  refusal: Refusal | undefined
  /** @returns undefined where the server refused; then `refusal` says why */
  decide: (body: object) => Promise<Decided | undefined>
  forget: () => void
}>

/** Decides about a role: one request at a time, its refusal kept until the next. */
export function useDecision(): Decision {
  const text = useText('core:people.')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const decide = useCallback<Decision['decide']>(
    async (body) => {
      setBusy(true)
      setRefusal(undefined)
      const address = '/api/plugins/core/memberships'
      const answer = await ask<Decided>(address, { body, failed: text('failed') })
      setBusy(false)
      if (answer.ok) return answer.value
      setRefusal(answer.refusal)
      return undefined
    },
    [text],
  )
  const forget = useCallback(() => {
    setRefusal(undefined)
  }, [])
  return { decide, forget, isBusy, refusal }
}
