import { Menu } from '#frame/Menu'
import { SkipLink } from '#frame/SkipLink'
import { Crumbs } from '#ui/Crumbs'
import type { LayoutProps } from '#ui/Theme'
import { Footer } from './Footer'
import { Header } from './Header'

/** A quiet page: the site's sections stand in a column beside the content. */
export function Layout(props: LayoutProps) {
  const { banner, children, crumbs, site, t } = props
  return (
    <>
      <SkipLink t={t} />
      {banner}
      <Header {...props} />
      <div className={site ? 'wrap with-menu' : 'wrap'}>
        {site && <Menu {...props} site={site} />}
        <main className="content" id="content" tabIndex={-1}>
          <Crumbs crumbs={crumbs} t={t} />
          {children}
        </main>
      </div>
      <Footer {...props} />
    </>
  )
}
