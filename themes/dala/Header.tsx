import { Brand } from '#frame/Brand'
import { Menu } from '#frame/Menu'
import { Tools } from '#frame/Tools'
import { SearchForm } from '#ui/SearchForm'
import type { LayoutProps } from '#ui/Theme'
import { Landscape } from './Landscape'

/** The portal's strip on every page; below it, on pages of a site, the school under its sky, and the sections. */
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
      </div>
      {site && (
        <>
          <Landscape {...props} site={site} />
          <div className="wrap">
            <Menu {...props} site={site} />
          </div>
        </>
      )}
    </header>
  )
}
