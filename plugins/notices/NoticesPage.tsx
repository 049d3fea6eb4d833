import type { Locale, Translate } from '#kernel'
import { AlertCard } from '#ui/Alert'
import { EmptyState } from '#ui/EmptyState'
import { Day, Moment } from '#ui/Time'
import type { ShownNotice } from './currentNotices'

export type NoticesPageProps = Readonly<{
  /** Address of the same as RSS. */
  feed: string
  locale: Locale
  notices: readonly ShownNotice[]
  t: Translate
}>

/** Everything that holds now, each with its own address. */
export function NoticesPage({ feed, locale, notices, t }: NoticesPageProps) {
  return (
    <article className="page">
      <h1>{t('notices:page.title')}</h1>
      {notices.length === 0 ? (
        <EmptyState hint={t('notices:page.emptyHint')} title={t('notices:page.empty')} />
      ) : (
        notices.map((notice) => <Notice key={notice.id} locale={locale} notice={notice} t={t} />)
      )}
      <p className="fine">
        <a href={feed} type="application/rss+xml">
          {t('notices:page.feed')}
        </a>
      </p>
    </article>
  )
}

function Notice({
  locale,
  notice,
  t,
}: Pick<NoticesPageProps, 'locale' | 't'> & { notice: ShownNotice }) {
  const { details, from, id, language, severity, text, until } = notice
  return (
    <AlertCard id={id} kind={t(`notices:severity.${severity}`)} language={language} tone={severity}>
      <h2>{text}</h2>
      {paragraphsOf(details).map((part, index) => (
        <p key={index}>{part}</p>
      ))}
      <p className="fine" lang={locale}>
        {t('notices:page.since')}: <Day at={from} />
        {' · '}
        {t('notices:page.until')}: <Moment at={until} />
      </p>
    </AlertCard>
  )
}

/** Empty lines part paragraphs. */
const paragraphsOf = (text: string): string[] =>
  text.split(/\n\s*\n/).filter((part) => part.trim() !== '')
