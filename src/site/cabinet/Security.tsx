import { Button } from '../ui/Button'
import { FormField } from '../ui/FormField'
import { NewPasswordFields } from '../steps/NewPasswordFields'
import { Moment } from '../ui/Time'
import { errorIdOf, type CabinetProps } from './CabinetFrame'
import { SecondStep, type ShownFactor } from './SecondStep'
import { StateLink, type ShownState } from './StateLink'

/** A device on which one is signed in; moments ISO 8601. */
export type ShownSession = Readonly<{
  id: string
  device: string
  opened: string
  seen: string
  isThis: boolean
}>

export type SecurityProps = Readonly<{
  sessions: readonly ShownSession[]
  /** Fewest characters of a password. */
  least: number
  factor: ShownFactor
  /** Where people can sign in by the service of the state. */
  state?: ShownState | undefined
}>

/** Devices on which one is signed in, and the password. */
export function Security(props: SecurityProps & CabinetProps) {
  const { locale, sessions, state, t } = props
  const others = sessions.filter(({ isThis }) => !isThis)
  return (
    <>
      <section aria-labelledby="sessions">
        <h2 id="sessions">{t('site:cabinet.sessions')}</h2>
        <p>{t('site:cabinet.sessionsText')}</p>
        <ul className="plain-list">
          {sessions.map((session) => (
            <li className="cabinet-session" key={session.id}>
              <Session {...props} session={session} />
            </li>
          ))}
        </ul>
        {others.length > 0 && (
          <form action={`/${locale}/me/sessions/end-others`} method="post">
            <Button>{t('site:cabinet.endOthers')}</Button>
          </form>
        )}
      </section>
      <SecondStep {...props} />
      <NewPassword {...props} />
      {state && <StateLink {...props} state={state} />}
    </>
  )
}

function Session({ locale, session, t }: CabinetProps & Readonly<{ session: ShownSession }>) {
  const { device, id, isThis, opened, seen } = session
  return (
    <>
      <p>
        <strong>{device || t('site:cabinet.unknownDevice')}</strong>
        {isThis && ` (${t('site:cabinet.thisDevice')})`}
        <br />
        {t('site:cabinet.opened')} <Moment at={opened} />, {t('site:cabinet.seen')}{' '}
        <Moment at={seen} />
      </p>
      {!isThis && (
        <form action={`/${locale}/me/sessions/end`} method="post">
          <input name="id" type="hidden" value={id} />
          <button
            aria-label={`${t('site:cabinet.end')}: ${device || t('site:cabinet.unknownDevice')}`}
            className="button-quiet"
            type="submit"
          >
            {t('site:cabinet.end')}
          </button>
        </form>
      )}
    </>
  )
}

function NewPassword(props: SecurityProps & CabinetProps) {
  const { least, locale, t } = props
  return (
    <section aria-labelledby="password">
      <h2 id="password">{t('site:cabinet.password')}</h2>
      <p>{t('site:cabinet.passwordText')}</p>
      <form action={`/${locale}/me/password`} method="post">
        <FormField
          autoComplete="current-password"
          errorId={errorIdOf(props, 'current')}
          label={t('site:cabinet.current')}
          name="current"
          required
          type="password"
        />
        <NewPasswordFields
          errorOf={(field) => errorIdOf(props, field)}
          label={t('site:cabinet.newPassword')}
          least={least}
          t={t}
        />
        <Button>{t('site:cabinet.changePassword')}</Button>
      </form>
    </section>
  )
}
