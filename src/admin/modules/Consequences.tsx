'use client'

import { useText, type Text } from '../useText'

type Turned = Readonly<{ hides: number; shows: number }>

/** What a decision would do to one module; see `collections/modules/screen/dryRun`. */
export type Consequence = Readonly<{
  module: string
  isDependant: boolean
  places: Turned
  jobs: Turned
  collections: readonly (Turned & Readonly<{ name: string; public: Turned }>)[]
}>

/** What would follow from a decision. */
export function Consequences({ consequences }: Readonly<{ consequences: readonly Consequence[] }>) {
  const text = useText('core:modules.')
  const told = consequences.map((one) => ({ ...one, lines: linesOf(one, text) }))
  const some = told.filter(({ lines }) => lines.length > 0)
  return (
    <section aria-live="polite" className="orda-consequences">
      <h3>{text('consequences')}</h3>
      {some.length === 0 && <p>{text('consequences.none')}</p>}
      {some.map(({ isDependant, lines, module }) => (
        <div key={module}>
          {isDependant && <p>{text('consequences.dependant', { module })}</p>}
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
      <p>{text('consequences.kept')}</p>
    </section>
  )
}

function linesOf({ collections, jobs, places }: Consequence, text: Text): string[] {
  const say = (key: string, count: number, more: object = {}): string[] =>
    count === 0 ? [] : [text(key, { count, ...more })]
  return [
    ...say('places.off', places.hides),
    ...say('places.on', places.shows),
    ...collections.flatMap((one) => [
      ...say('rows.hide', one.hides, { name: one.name, open: one.public.hides }),
      ...say('rows.show', one.shows, { name: one.name, open: one.public.shows }),
    ]),
    ...say('jobs.wait', jobs.hides),
    ...say('jobs.go', jobs.shows),
  ]
}
