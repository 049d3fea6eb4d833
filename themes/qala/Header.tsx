import { Brand } from '#frame/Brand'
import { Menu } from '#frame/Menu'
import { SiteName } from '#frame/SiteName'
import { Tools } from '#frame/Tools'
import { SearchForm } from '#ui/SearchForm'
import type { LayoutProps } from '#ui/Theme'

/** One band: the portal's line, the school's name with the search beside it, the sections as tabs of the page below. */
export function Header(props: LayoutProps) {
  const { home, searchHref, site, t } = props
  const search = searchHref !== undefined && <SearchForm action={searchHref} id="search" t={t} />
  return (
    <header className="top on-band">
      <div className="wrap top-row">
        <Brand home={home} t={t} />
        <Tools {...props} />
        {!site && search}
      </div>
      {site && (
        <div className="masthead">
          <div className="ornament lattice" />
          <div className="wrap masthead-row">
            <SiteName site={site} />
            {search}
          </div>
          <div className="wrap">
            <Menu {...props} site={site} />
          </div>
        </div>
      )}
    </header>
  )
}
