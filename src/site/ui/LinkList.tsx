import { Day } from './Time'

export type LinkListProps = Readonly<{
  items: readonly Readonly<{
    /** Its day (ISO 8601), where that matters. */
    at?: string | undefined
    href: string
    summary?: string | undefined
    title: string
  }>[]
}>

/** A list of places to go to, each a title with an optional sentence; the whole card can be pressed. */
export function LinkList({ items }: LinkListProps) {
  return (
    <ul className="cards">
      {items.map(({ at, href, summary, title }) => (
        <li className="card" key={href}>
          <a className="card-link" href={href}>
            {title}
          </a>
          {at !== undefined && at !== '' && (
            <p className="card-day">
              <Day at={at} />
            </p>
          )}
          {summary !== undefined && summary !== '' && <p className="card-summary">{summary}</p>}
        </li>
      ))}
    </ul>
  )
}
