import type { LayoutProps } from '#ui/Theme'

/** The way up, the version for the visually impaired, the way in. */
export function FooterLinks({
  signInHref,
  t,
  viewHref,
}: Pick<LayoutProps, 'signInHref' | 't' | 'viewHref'>) {
  return (
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
  )
}
