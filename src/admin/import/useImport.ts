'use client'

import { useCallback, useState } from 'react'
import { refusalIn } from '../ask'
import { useText } from '../useText'
import { readLines } from './readLines'
import type { Mode, News, Progress, Report } from './report'

/** Where an import stands. */
export type ImportState = Readonly<
  | { step: 'empty' }
  | { step: 'working'; file: File; mode: Mode; progress: Progress | undefined }
  | { step: 'failed'; file: File; sentence: string }
  | { step: 'checked' | 'done'; file: File; report: Report }
>

/** An import of one file after the other: each is checked before it can be applied. */
export function useImport(): readonly [ImportState, (file: File, mode: Mode) => Promise<void>] {
  const text = useText('core:import.')
  const [state, setState] = useState<ImportState>({ step: 'empty' })
  const start = useCallback(
    async (file: File, mode: Mode) => {
      setState({ step: 'working', file, mode, progress: undefined })
      const outcome = await send(file, mode, (progress) => {
        setState({ step: 'working', file, mode, progress })
      }).catch(() => text('failed'))
      if (typeof outcome === 'string') setState({ step: 'failed', file, sentence: outcome })
      else setState({ step: outcome.isDry ? 'checked' : 'done', file, report: outcome })
    },
    [text],
  )
  return [state, start]
}

/** @returns the report, or the sentence by which the server refused; rejects where it fell silent */
async function send(
  file: File,
  mode: Mode,
  onProgress: (progress: Progress) => void,
): Promise<Report | string> {
  const response = await fetch(`/api/plugins/core/institutions-import?mode=${mode}`, {
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
    const { answer, error, progress } = line as News
    if (progress) onProgress(progress)
    if (answer) return answer
    if (typeof error?.message === 'string') return error.message
  }
  throw new TypeError('no answer')
}
