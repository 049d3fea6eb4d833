import { momentOf, writtenDay } from '../days'
import type { Text } from '../useText'
import { barFacts } from './BarList'
import { writtenPerson, type FamilyCard } from './guardians'

type Props = Readonly<{ card: FamilyCard; text: Text }>

/** What was: links that have ended, codes that can be used no more, restrictions that are over. */
export function PastFamily({ card, text }: Props) {
  const rows = [
    ...card.links
      .filter(({ isHeld }) => !isHeld)
      .map(({ from, id, kind, person, reason, until }) => ({
        id,
        what: `${kind}: ${writtenPerson(person)}`,
        more: [spanOf(from, until), reason].filter(Boolean).join(' · '),
      })),
    ...card.codes
      .filter(({ state }) => state !== 'open')
      .map(({ at, id, kind, state }) => ({
        id,
        what: text('past.code', { kind }),
        more: `${momentOf(at)} · ${text(`code.state.${state}`)}`,
      })),
    ...card.bars
      .filter(({ isHeld }) => !isHeld)
      .map((bar) => ({
        id: bar.id,
        what: text('past.bar', { name: writtenPerson(bar.person) || text('bar.nameless') }),
        more: [spanOf(bar.from, bar.liftedAt ?? bar.until), barFacts(bar, text), bar.reason]
          .filter(Boolean)
          .join(' · '),
      })),
  ]
  if (rows.length === 0) return null
  return (
    <details>
      <summary>{text('past', { count: rows.length })}</summary>
      <ul className="orda-family__list">
        {rows.map(({ id, more, what }) => (
          <li key={id}>
            <p>
              {what}
              <small>{more}</small>
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}

const spanOf = (from: string | null, until: string | null): string =>
  [writtenDay(from), writtenDay(until)].join(' – ')
