import { Mark } from '#frame/Mark'
import type { LayoutProps } from '#ui/Theme'

/** Whose page it was, and the portal it belongs to. */
export function FooterNames({ home, site, t }: Pick<LayoutProps, 'home' | 'site' | 't'>) {
  return (
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
  )
}
