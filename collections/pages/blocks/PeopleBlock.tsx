import { Picture } from '#ui/Picture'
import type { BlockProps } from './blockProps'
import { BlockSection } from './BlockSection'
import { ReachedLink } from './ReachedLink'

type Person = BlockProps<'people'>['people'][number]

/** People with a face, what they do, and how to reach them. */
export function PeopleBlock({ id, people, title }: BlockProps<'people'>) {
  return (
    <BlockSection id={id} title={title}>
      <ul className="people">
        {people.map((person, index) => (
          <li className="person" key={index}>
            <Face {...person} />
            <div className="person-words">
              <strong className="person-name">{person.name}</strong>
              {person.position !== '' && <p className="person-position">{person.position}</p>}
              {person.phone && (
                <p>
                  <ReachedLink {...person.phone} />
                </p>
              )}
              {person.email && (
                <p>
                  <ReachedLink {...person.email} />
                </p>
              )}
              {person.details !== '' && <p className="person-details">{person.details}</p>}
            </div>
          </li>
        ))}
      </ul>
    </BlockSection>
  )
}

/** The photo, or the first letters of the name where there is none. */
function Face({ name, photo }: Person) {
  if (photo) return <Picture {...photo} sizes="7rem" />
  return (
    <span aria-hidden="true" className="person-letters">
      {lettersOf(name)}
    </span>
  )
}

const lettersOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.match(/\p{L}/u)?.[0] ?? '')
    .join('')
    .toLocaleUpperCase('kk')
