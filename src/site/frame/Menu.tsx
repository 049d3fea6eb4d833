import { isSiteHome } from '#frame/isSiteHome'
import type { LayoutProps } from '#ui/Theme'

type MenuProps = Pick<LayoutProps, 'languages' | 't'> &
  Readonly<{ site: NonNullable<LayoutProps['site']> }>

/**
 * The sections of a site: a list where there is room, a fold on a phone. Both are in the page and the stylesheet
 * shows one, because CSS cannot open a closed fold in the browsers we serve.
 */
export function Menu({ languages, site, t }: MenuProps) {
  const items = [
    {
      current: isSiteHome({ languages, site }),
      href: site.home,
      label: t('site:layout.siteHome'),
    },
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
      <div className="menu-open">{list}</div>
    </nav>
  )
}
