'use client'

import { useState } from 'react'
import type { Fault } from '#kernel'
import { refusalIn, type Refusal } from '../ask'
import { Refused } from '../Refused'
import { useText } from '../useText'
import { RULES } from './rules'

type Props = Readonly<{
  institution: string
  kind: string
  onImported: (id: string) => void
}>

/** Takes a file, which becomes a draft, or says what is wrong with it. */
export function ImportButton({ institution, kind, onImported }: Props) {
  const text = useText('core:rulePacks.')
  const [refusal, setRefusal] = useState<Refusal>()
  const { faults = [] } = (refusal?.details ?? {}) as { faults?: readonly Fault[] }
  const send = async (file: File): Promise<void> => {
    setRefusal(undefined)
    const outcome = await sent(file, institution, kind).catch(() => ({ message: text('failed') }))
    if (typeof outcome === 'string') onImported(outcome)
    else setRefusal(outcome)
  }
  return (
    <>
      <label className="orda-rules__file">
        <input
          accept=".json,application/json"
          onChange={({ target }) => {
            const [chosen] = target.files ?? []
            // The same file can be chosen again once it was mended.
            if (chosen) void send(chosen)
            target.value = ''
          }}
          type="file"
        />
        <span>{text('import')}</span>
      </label>
      <Refused refusal={refusal} />
      {faults.length > 0 && (
        <ul className="orda-rules__faults">
          {faults.map(({ message, path }) => (
            <li key={`${path} ${message}`}>
              <code>{path}</code> {message}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** @returns the id of the draft, or why the server refused; rejects where it fell silent */
async function sent(file: File, institution: string, kind: string): Promise<Refusal | string> {
  const query = new URLSearchParams({ institution, kind })
  const response = await fetch(`${RULES}/import?${query.toString()}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file,
  })
  const answer = (await response.json()) as { id: string }
  if (response.ok) return answer.id
  const refusal = refusalIn(answer)
  if (!refusal) throw new TypeError('no sentence')
  return refusal
}
