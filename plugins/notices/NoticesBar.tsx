import type { Locale, Translate } from '#kernel'
import { AlertBar } from '#ui/Alert'
import type { ShownNotice } from './currentNotices'

export type NoticesBarProps = Readonly<{
  /** Address of the page with all of them. */
  href: string
  locale: Locale
  /** How many more there are than are shown. */
  more: number
  notices: readonly ShownNotice[]
  t: Translate
}>

/** What nobody may miss, above everything else. */
export function NoticesBar({ href, more, notices, t }: NoticesBarProps) {
  return (
    <section aria-label={t('notices:bar.label')} className="alerts">
      {notices.map(({ details, id, language, severity, text }) => (
        <AlertBar
          key={id}
          kind={t(`notices:severity.${severity}`)}
          language={language}
          tone={severity}
        >
          {text} {details !== '' && <a href={`${href}#${id}`}>{t('notices:bar.details')}</a>}
        </AlertBar>
      ))}
      {more > 0 && (
        <p className="wrap alert-more">
          <a href={href}>{t('notices:bar.more', { count: more })}</a>
        </p>
      )}
    </section>
  )
}
