'use client'

import { useState } from 'react'
import { refusalIn, type Refusal } from '../ask'
import { useText } from '../useText'
import { blueprintAddress, type Step, type Wanted } from './blueprint'

type State = Readonly<{
  file?: File
  isBusy: boolean
  isDone: boolean
  refusal?: Refusal
  steps?: readonly Step[]
}>

const EMPTY: State = { isBusy: false, isDone: false }

type Work = Readonly<{
  state: State
  check: (file: File) => Promise<void>
  apply: () => Promise<void>
  reset: () => void
}>

/** A file that is checked first, and applied when the reader has seen what it would do. */
export function useBlueprint(wanted: Wanted): Work {
  const text = useText('core:blueprint.')
  const [state, setState] = useState<State>(EMPTY)
  const send = async (file: File, below: '/apply' | '/check'): Promise<void> => {
    setState({ ...EMPTY, file, isBusy: true })
    const answer = await answerTo(file, blueprintAddress(below, wanted), text('failed'))
    setState({
      file,
      isBusy: false,
      isDone: below === '/apply' && answer.steps !== undefined,
      ...answer,
    })
  }
  return {
    state,
    check: (file) => send(file, '/check'),
    async apply() {
      if (state.file) await send(state.file, '/apply')
    },
    reset() {
      setState(EMPTY)
    },
  }
}

async function answerTo(
  file: File,
  address: string,
  failed: string,
): Promise<Pick<State, 'refusal' | 'steps'>> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file,
    })
    const answer = (await response.json()) as { steps: readonly Step[] }
    return response.ok
      ? { steps: answer.steps }
      : { refusal: refusalIn(answer) ?? { message: failed } }
  } catch {
    return { refusal: { message: failed } }
  }
}
