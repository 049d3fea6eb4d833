import { HeaderPicture } from '#frame/HeaderPicture'
import { isSiteHome } from '#frame/isSiteHome'
import { SkipLink } from '#frame/SkipLink'
import { Crumbs } from '#ui/Crumbs'
import type { LayoutProps } from '#ui/Theme'
import { Footer } from './Footer'
import { Header } from './Header'

/** A band that holds portal, school and sections; below it the picture and a wide page. */
export function Layout(props: LayoutProps) {
  const { banner, children, crumbs, site, t } = props
  return (
    <>
      <SkipLink t={t} />
      {banner}
      <Header {...props} />
      {site?.look?.picture && (
        <HeaderPicture isHome={isSiteHome(props)} picture={site.look.picture} />
      )}
      <div className="wrap">
        <main className="content" id="content" tabIndex={-1}>
          <Crumbs crumbs={crumbs} t={t} />
          {children}
        </main>
      </div>
      <Footer {...props} />
    </>
  )
}
