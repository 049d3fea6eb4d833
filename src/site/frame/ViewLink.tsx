import { Eye } from '#ui/Eye'
import type { LayoutProps } from '#ui/Theme'

/** The version for the visually impaired, behind the sign by which its readers know it. */
export function ViewLink({ t, viewHref }: Pick<LayoutProps, 't' | 'viewHref'>) {
  if (viewHref === undefined) return null
  return (
    <a className="view-link" href={viewHref} rel="nofollow" title={t('site:layout.view')}>
      <Eye />
      <span>{t('site:layout.view')}</span>
    </a>
  )
}
