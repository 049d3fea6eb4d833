export type LinkListProps = Readonly<{
  items: readonly Readonly<{ href: string; summary?: string | undefined; title: string }>[]
}>

/** A list of places to go to, each a title with an optional sentence; the whole card can be pressed. */
export function LinkList({ items }: LinkListProps) {
  return (
    <ul className="cards">
      {items.map(({ href, summary, title }) => (
        <li className="card" key={href}>
          <a className="card-link" href={href}>
            {title}
          </a>
          {summary !== undefined && summary !== '' && <p className="card-summary">{summary}</p>}
        </li>
      ))}
    </ul>
  )
}
