import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Moment } from '../ui/Time'
import type { CabinetProps } from './CabinetFrame'

/** One message of the portal; `at` is ISO 8601. */
export type ShownNotification = Readonly<{
  id: string
  subject: string
  text: string
  href?: string | undefined
  at: string
  isRead: boolean
}>

const WISHES = ['on', 'daily', 'off'] as const

/** What a person may choose about one kind of message. */
export type ShownWish = Readonly<{
  kind: string
  name: string
  mail: (typeof WISHES)[number]
  isFixed: boolean
}>

export type NotificationsProps = Readonly<{
  notifications: readonly ShownNotification[]
  unread: number
  /** Address at which older ones are shown; absent where there are none. */
  olderHref?: string | undefined
  hasAddress: boolean
  wishes: readonly ShownWish[]
}>

/** What the portal has told a person, and what of it also comes as mail. */
export function Notifications(props: NotificationsProps & CabinetProps) {
  const { locale, notifications, olderHref, t, unread } = props
  return (
    <>
      {unread > 0 && (
        <form action={`/${locale}/me/notifications/read`} method="post">
          <Button>{t('site:cabinet.readAll')}</Button>
        </form>
      )}
      {notifications.length === 0 ? (
        <EmptyState
          hint={t('site:cabinet.noNotificationsHint')}
          title={t('site:cabinet.noNotifications')}
        />
      ) : (
        <ul className="plain-list">
          {notifications.map((one) => (
            <li key={one.id}>
              <One {...one} t={t} />
            </li>
          ))}
        </ul>
      )}
      {olderHref !== undefined && (
        <p>
          <a href={olderHref}>{t('site:cabinet.older')}</a>
        </p>
      )}
      <Wishes {...props} />
    </>
  )
}

function One({ at, href, isRead, subject, t, text }: ShownNotification & Pick<CabinetProps, 't'>) {
  return (
    <>
      <p>
        {!isRead && <b className="cabinet-new">{t('site:cabinet.new')} </b>}
        {href === undefined ? <strong>{subject}</strong> : <a href={href}>{subject}</a>}
      </p>
      <p>{text}</p>
      <small>
        <Moment at={at} />
      </small>
    </>
  )
}

function Wishes({ hasAddress, locale, t, wishes }: NotificationsProps & CabinetProps) {
  const fixed = wishes.filter(({ isFixed }) => isFixed)
  return (
    <section aria-labelledby="mail">
      <h2 id="mail">{t('site:cabinet.mail')}</h2>
      <p>{t(hasAddress ? 'site:cabinet.mailText' : 'site:cabinet.noAddress')}</p>
      {hasAddress && (
        <>
          <form action={`/${locale}/me/notifications/wishes`} method="post">
            {wishes
              .filter(({ isFixed }) => !isFixed)
              .map((wish) => (
                <Choice key={wish.kind} {...wish} t={t} />
              ))}
            <Button>{t('site:cabinet.save')}</Button>
          </form>
          <p>{t('site:cabinet.safety')}</p>
          <ul>
            {fixed.map(({ kind, name }) => (
              <li key={kind}>{name}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Choice({ kind, mail, name, t }: ShownWish & Pick<CabinetProps, 't'>) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={`wish-${kind}`}>
        {name}
      </label>
      <select className="field-input" defaultValue={mail} id={`wish-${kind}`} name={kind}>
        {WISHES.map((wish) => (
          <option key={wish} value={wish}>
            {t(`site:cabinet.wish.${wish}`)}
          </option>
        ))}
      </select>
    </div>
  )
}
