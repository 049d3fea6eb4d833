import type { Locale, Translate } from '#kernel'

type Props = Readonly<{
  locale: Locale
  t: Translate
  username: string
  /** Does the role wait for a second person? */
  isWaiting: boolean
  /** Where it goes on. */
  next: string
}>

/** The user name of somebody who has just joined, to be written down. */
export function Joined({ isWaiting, next, t, username }: Omit<Props, 'locale'>) {
  return (
    <div className="panel">
      <h1>{t('site:join.done')}</h1>
      <p>{t('site:join.username')}:</p>
      <p className="join-name">{username}</p>
      <p>{t('site:join.keep')}</p>
      {isWaiting && <p>{t('site:join.waits')}</p>}
      <p>
        <a className="button" href={next}>
          {t('site:join.continue')}
        </a>
      </p>
    </div>
  )
}

/** What is said where the key of a letter opens nothing. */
export function JoinClosed({
  locale,
  message,
  t,
}: Pick<Props, 'locale' | 't'> & Readonly<{ message: string }>) {
  return (
    <div className="panel">
      <h1>{t('site:join.closed')}</h1>
      <p>{message}</p>
      <p className="panel-foot">
        <a href={`/${locale}/sign-in`}>{t('site:join.toSignIn')}</a>
      </p>
    </div>
  )
}
