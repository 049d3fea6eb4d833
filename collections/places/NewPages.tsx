import type { Translate } from '#kernel'
import { Day } from '#ui/Time'
import type { NewPage } from './latestPages'

export type NewPagesProps = Readonly<{ pages: readonly NewPage[]; t: Translate }>

/** What was published last, each with its day and its site. */
export function NewPages({ pages, t }: NewPagesProps) {
  if (pages.length === 0) return null
  return (
    <section aria-labelledby="new">
      <h2 id="new">{t('core:places.newPages')}</h2>
      <ul className="news">
        {pages.map(({ at, href, site, title }) => (
          <li key={href}>
            <a href={href}>{title}</a>
            <p className="fine">
              <Day at={at} /> · {site}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
