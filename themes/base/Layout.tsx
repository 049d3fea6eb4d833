import { Crumbs } from '#ui/Crumbs'
import type { LayoutProps } from '#ui/Theme'
import { Footer } from './Footer'
import { Header } from './Header'
import { Menu } from './Menu'

/** Every page: skip link, header, the site's sections, the content, footer. */
export function Layout(props: LayoutProps) {
  const { banner, children, crumbs, languages, site, t } = props
  const here = languages.find(({ isCurrent }) => isCurrent)?.href
  return (
    <>
      <a className="skip" href="#content">
        {t('site:layout.skip')}
      </a>
      {banner}
      <Header {...props} />
      <div className={site ? 'wrap with-menu' : 'wrap'}>
        {site && <Menu isHome={here === site.home} site={site} t={t} />}
        <main className="content" id="content" tabIndex={-1}>
          <Crumbs crumbs={crumbs} t={t} />
          {children}
        </main>
      </div>
      <Footer {...props} />
    </>
  )
}
