'use client'

import { Refused } from '../Refused'
import type { Refusal } from '../ask'

type Props = Readonly<{ refusal: Refusal | undefined }>

/** Why nothing was decided, and at which institutions it was refused. */
export function RefusedAt({ refusal }: Props) {
  const { refused = [] } = (refusal?.details ?? {}) as {
    refused?: readonly Readonly<{ id: string; name: string; message: string }>[]
  }
  return (
    <>
      <Refused refusal={refusal} />
      {refused.length > 0 && (
        <ul className="orda-refused">
          {refused.map(({ id, message, name }) => (
            <li key={id}>
              <strong>{name}</strong> – {message}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
