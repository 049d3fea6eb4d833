import type { LayoutProps } from '#ui/Theme'

type MenuProps = Readonly<{
  isHome: boolean
  site: NonNullable<LayoutProps['site']>
  t: LayoutProps['t']
}>

/**
 * The sections of a site: a column beside the content, or, on a phone, a fold above it. Both are in the page
 * and the stylesheet shows one, because CSS cannot open a closed fold in the browsers we serve.
 */
export function Menu({ isHome, site, t }: MenuProps) {
  const items = [
    { current: isHome, href: site.home, label: t('site:layout.siteHome') },
    ...site.menu,
  ]
  const list = (
    <ul className="menu-items">
      {items.map(({ current, href, label }) => (
        <li key={href}>
          <a aria-current={current ? 'page' : undefined} href={href}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
  return (
    <nav aria-label={t('site:layout.sections')} className="menu">
      <details className="menu-fold">
        <summary>{t('site:layout.menu')}</summary>
        {list}
      </details>
      <div className="menu-column">{list}</div>
    </nav>
  )
}
