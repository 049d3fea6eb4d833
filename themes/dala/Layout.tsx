import { SkipLink } from '#frame/SkipLink'
import { Crumbs } from '#ui/Crumbs'
import type { LayoutProps } from '#ui/Theme'
import { Footer } from './Footer'
import { Header } from './Header'

/** A landscape at the top, the sections in a row below it, one column in the middle, hills at the end. */
export function Layout(props: LayoutProps) {
  const { banner, children, crumbs, t } = props
  return (
    <>
      <SkipLink t={t} />
      {banner}
      <Header {...props} />
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
