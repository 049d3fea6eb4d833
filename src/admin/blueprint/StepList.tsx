'use client'

import type { Text } from '../useText'
import { stepsByPart, type Step } from './blueprint'

const CLASSES = { add: 'holds', change: 'waits', refused: 'ended', same: 'ended' } as const

type Props = Readonly<{ isDone: boolean; steps: readonly Step[]; text: Text }>

/** What a file does, part by part. */
export function StepList({ isDone, steps, text }: Props) {
  if (steps.length === 0) return <p>{text('empty')}</p>
  return stepsByPart(steps).map(([part, own]) => (
    <section key={part}>
      <h4>{text(`part.${part}`)}</h4>
      <ul className="orda-steps">
        {own.map(({ does, name, reason }, index) => (
          <li key={`${name} ${String(index)}`}>
            <span className={`orda-state orda-state--${CLASSES[does]}`}>
              {text(isDone ? `did.${does}` : `does.${does}`)}
            </span>{' '}
            {name}
            {reason !== undefined && <small> – {reason}</small>}
          </li>
        ))}
      </ul>
    </section>
  ))
}
