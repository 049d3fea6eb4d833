import type { LayoutProps } from '#ui/Theme'
import { Mark } from './Mark'

/** The end of every page: whose page it was, the way up, the way in. */
export function Footer({ home, signInHref, site, t, viewHref }: LayoutProps) {
  return (
    <footer className="footer">
      <div className="ornament" />
      <div className="wrap footer-row">
        <div className="footer-names">
          {site && (
            <a className="footer-site" href={site.home}>
              {site.title}
            </a>
          )}
          <a className="brand" href={home}>
            <Mark />
            <span>{t('site:portal.fullName')}</span>
          </a>
        </div>
        <ul className="footer-links">
          <li>
            <a href="#top">{t('site:layout.toTop')}</a>
          </li>
          {viewHref !== undefined && (
            <li>
              <a href={viewHref} rel="nofollow">
                {t('site:layout.view')}
              </a>
            </li>
          )}
          {signInHref !== undefined && (
            <li>
              <a href={signInHref}>{t('site:layout.signIn')}</a>
            </li>
          )}
        </ul>
      </div>
    </footer>
  )
}
