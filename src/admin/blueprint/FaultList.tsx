'use client'

import type { Fault } from '#kernel'
import type { Refusal } from '../ask'

const MOST = 20

/** What is wrong within a file, place by place. */
export function FaultList({ refusal }: Readonly<{ refusal: Refusal | undefined }>) {
  const { faults = [] } = (refusal?.details ?? {}) as { faults?: readonly Fault[] }
  if (faults.length === 0) return null
  return (
    <ul className="orda-refused">
      {faults.slice(0, MOST).map(({ message, path }) => (
        <li key={path}>
          <code>{path}</code> – {message}
        </li>
      ))}
    </ul>
  )
}
