import { momentOf } from '../days'
import { writtenPerson } from '../guardians/guardians'
import type { Text } from '../useText'
import type { ShownHandover } from './handovers'

type Props = Readonly<{ rows: readonly ShownHandover[]; text: Text }>

/** What was decided, or has expired. */
export function PastList({ rows, text }: Props) {
  return (
    <section aria-labelledby="past-handovers">
      <h2 id="past-handovers">{text('past')}</h2>
      {rows.length === 0 ? (
        <p>{text('noPast')}</p>
      ) : (
        <ul className="orda-family__list">
          {rows.map(({ askedAt, decidedAt, from, id, person, role, state, to }) => (
            <li key={id}>
              <p>
                {writtenPerson(person)}
                <small>
                  {[
                    role,
                    `${from} → ${to}`,
                    momentOf(decidedAt ?? askedAt),
                    text(`state.${state}`),
                  ].join(' · ')}
                </small>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
