'use client'

import { useCallback, useState } from 'react'
import { ask, type Refusal } from './ask'

/** Something that is asked of the server: one request at a time, its refusal kept until the next. */
export type Deed<T> = Readonly<{
  isBusy: boolean
  refusal: Refusal | undefined
  /** @returns undefined where the server refused; then `refusal` says why */
  send: (body: object) => Promise<T | undefined>
  /** Says itself what is wrong, before anything is asked. */
  refuse: (refusal: Refusal | undefined) => void
}>

/** @param failed the sentence for when no answer came */
export function useDeed<T>(address: string, failed: string): Deed<T> {
  const [isBusy, setBusy] = useState(false)
  const [refusal, refuse] = useState<Refusal>()
  const send = useCallback<Deed<T>['send']>(
    async (body) => {
      setBusy(true)
      refuse(undefined)
      const answer = await ask<T>(address, { body, failed })
      setBusy(false)
      if (answer.ok) return answer.value
      refuse(answer.refusal)
      return undefined
    },
    [address, failed],
  )
  return { isBusy, refusal, refuse, send }
}
