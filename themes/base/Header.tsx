import { Eye } from '#ui/Eye'
import { SearchForm } from '#ui/SearchForm'
import type { LayoutProps } from '#ui/Theme'
import { Languages } from './Languages'
import { Mark } from './Mark'

/** The portal's strip on every page; below it, on pages of a site, the school's name. */
export function Header({
  home,
  languages,
  searchHref,
  signInHref,
  site,
  t,
  viewHref,
}: LayoutProps) {
  return (
    <header>
      <div className="strip">
        <div className="wrap strip-row">
          <a className="brand" href={home}>
            <Mark />
            <span className="brand-name">{t('site:portal.name')}</span>
            <span className="brand-tagline">{t('site:portal.tagline')}</span>
          </a>
          {searchHref !== undefined && <SearchForm action={searchHref} id="search" t={t} />}
          {viewHref !== undefined && (
            <a className="view-link" href={viewHref} rel="nofollow" title={t('site:layout.view')}>
              <Eye />
              <span>{t('site:layout.view')}</span>
            </a>
          )}
          <Languages languages={languages} t={t} />
          {signInHref !== undefined && (
            <a className="sign-in" href={signInHref}>
              {t('site:layout.signIn')}
            </a>
          )}
        </div>
        <div className="ornament" />
      </div>
      {site && (
        <div className="masthead">
          <div className="wrap">
            <a className="masthead-name" href={site.home}>
              {site.title}
            </a>
          </div>
        </div>
      )}
    </header>
  )
}
