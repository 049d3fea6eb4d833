import type { LayoutProps } from '#ui/Theme'

/** The way up, what there is here, the version for the visually impaired, the way in. */
export function FooterLinks({
  offersHref,
  signInHref,
  t,
  viewHref,
}: Pick<LayoutProps, 'offersHref' | 'signInHref' | 't' | 'viewHref'>) {
  return (
    <ul className="footer-links">
      <li>
        <a href="#top">{t('site:layout.toTop')}</a>
      </li>
      {offersHref !== undefined && (
        <li>
          <a href={offersHref}>{t('site:layout.offers')}</a>
        </li>
      )}
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
