import type { FrameLink, Translate } from '#kernel'

type CrumbsProps = Readonly<{ crumbs: readonly FrameLink[]; t: Translate }>

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
