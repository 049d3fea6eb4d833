'use client'

import { useCallback, useState } from 'react'
import { refusalIn } from '../ask'
import { useText } from '../useText'
import { readLines } from './readLines'
import type { Mode, News, Progress } from './report'

/** Where an import stands. */
export type ImportState<R> = Readonly<
  | { step: 'empty' }
  | { step: 'working'; file: File; mode: Mode; progress: Progress | undefined }
  | { step: 'failed'; file: File; sentence: string }
  | { step: 'checked' | 'done'; file: File; report: R }
>

/**
 * An import of one file after the other: each is checked before it can be applied.
 * @param address takes a file, and answers in lines
 */
export function useImport<R extends Readonly<{ isDry: boolean }>>(
  address: string,
): readonly [ImportState<R>, (file: File, mode: Mode) => Promise<void>] {
  const text = useText('core:import.')
  const [state, setState] = useState<ImportState<R>>({ step: 'empty' })
  const start = useCallback(
    async (file: File, mode: Mode) => {
      setState({ step: 'working', file, mode, progress: undefined })
      const outcome = await send<R>(address, file, mode, (progress) => {
        setState({ step: 'working', file, mode, progress })
      }).catch(() => text('failed'))
      if (typeof outcome === 'string') setState({ step: 'failed', file, sentence: outcome })
      else setState({ step: outcome.isDry ? 'checked' : 'done', file, report: outcome })
    },
    [address, text],
  )
  return [state, start]
}

/** @returns the report, or the sentence by which the server refused; rejects where it fell silent */
async function send<R>(
  address: string,
  file: File,
  mode: Mode,
  onProgress: (progress: Progress) => void,
): Promise<R | string> {
  const response = await fetch(`${address}?mode=${mode}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file,
  })
  if (!response.ok || !response.body) {
    const refusal = refusalIn(await response.json())
    if (!refusal) throw new TypeError('no sentence')
    return refusal.message
  }
  for await (const line of readLines(response.body)) {
    const { answer, error, progress } = line as News<R>
    if (progress) onProgress(progress)
    if (answer) return answer
    if (typeof error?.message === 'string') return error.message
  }
  throw new TypeError('no answer')
}
