import { Mark } from '#frame/Mark'
import type { LayoutProps } from '#ui/Theme'

/** The portal's sign and name: the way to its start page from everywhere. */
export function Brand({ home, t }: Pick<LayoutProps, 'home' | 't'>) {
  return (
    <a className="brand" href={home}>
      <Mark />
      <span className="brand-name">{t('site:portal.name')}</span>
      <span className="brand-tagline">{t('site:portal.tagline')}</span>
    </a>
  )
}
