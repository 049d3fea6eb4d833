import { Brand } from '#frame/Brand'
import { HeaderPicture } from '#frame/HeaderPicture'
import { isSiteHome } from '#frame/isSiteHome'
import { SiteName } from '#frame/SiteName'
import { Tools } from '#frame/Tools'
import { SearchForm } from '#ui/SearchForm'
import type { LayoutProps } from '#ui/Theme'

/** The portal's strip on every page; below it, on pages of a site, the school's name. */
export function Header(props: LayoutProps) {
  const { home, searchHref, site, t } = props
  return (
    <header>
      <div className="strip on-band">
        <div className="wrap strip-row">
          <Brand home={home} t={t} />
          {searchHref !== undefined && <SearchForm action={searchHref} id="search" t={t} />}
          <Tools {...props} />
        </div>
        <div className="ornament ornament-horns" />
      </div>
      {site && (
        <div className="masthead">
          <div className="wrap">
            <SiteName site={site} />
          </div>
        </div>
      )}
      {site?.look?.picture && (
        <HeaderPicture isHome={isSiteHome(props)} picture={site.look.picture} />
      )}
    </header>
  )
}
