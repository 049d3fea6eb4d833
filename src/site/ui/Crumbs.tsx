import type { Translate } from '#kernel'

/** One step of the way down to a page. */
export type Crumb = Readonly<{ href: string; label: string }>

type CrumbsProps = Readonly<{ crumbs: readonly Crumb[]; t: Translate }>

/** The way down to the page, the page itself left out: its name stands just below as the heading. */
export function Crumbs({ crumbs, t }: CrumbsProps) {
  if (crumbs.length === 0) return null
  return (
    <nav aria-label={t('site:layout.crumbs')}>
      <ol className="crumbs">
        {crumbs.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
