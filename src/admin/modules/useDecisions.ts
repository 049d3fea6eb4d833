'use client'

import { useCallback, useState } from 'react'
import { ask, type Answer, type Refusal } from '../ask'
import { useText } from '../useText'
import { MODULES, type Switch } from './board'
import type { Consequence } from './Consequences'

type Change = Readonly<{
  module: string
  institutions: readonly string[]
  state: Switch
  from?: string
}>

type State = Readonly<{
  isBusy: boolean
  consequences?: readonly Consequence[]
  refusal?: Refusal
  /** What was just decided. */
  done?: Readonly<{ ids: readonly string[] }>
}>

type Decisions = State &
  Readonly<{
    dryRun: (change: Change) => Promise<void>
    decide: (change: Change & { reason: string }) => Promise<void>
    undo: (ids: readonly string[]) => Promise<void>
    reset: () => void
  }>

/** Decides about modules: what would follow first, then the decision, which can be taken back. */
export function useDecisions(onChanged: () => void): Decisions {
  const text = useText('core:modules.')
  const [state, setState] = useState<State>({ isBusy: false })
  const send = useCallback(
    async <T>(path: string, body: object): Promise<Answer<T>> => {
      setState((before) => ({ ...before, isBusy: true }))
      return ask<T>(`${MODULES}/${path}`, { body, failed: text('failed') })
    },
    [text],
  )
  return {
    ...state,
    async dryRun(change) {
      const answer = await send<{ consequences: readonly Consequence[] }>('dry-run', change)
      setState({ isBusy: false, ...(answer.ok ? answer.value : { refusal: answer.refusal }) })
    },
    async decide(change) {
      const answer = await send<{ ids: readonly string[] }>('decide', change)
      setState({
        isBusy: false,
        ...(answer.ok ? { done: answer.value } : { refusal: answer.refusal }),
      })
      if (answer.ok) onChanged()
    },
    async undo(ids) {
      const answer = await send('undo', { ids })
      setState(
        answer.ok ? { isBusy: false } : { isBusy: false, done: { ids }, refusal: answer.refusal },
      )
      if (answer.ok) onChanged()
    },
    reset() {
      setState({ isBusy: false })
    },
  }
}
