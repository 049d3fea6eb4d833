import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { FormField } from '../ui/FormField'
import { Day } from '../ui/Time'
import { errorIdOf, type CabinetProps } from './CabinetFrame'

/** One role of a person; days ISO 8601, open where absent. */
export type ShownRole = Readonly<{
  role: string
  institution: string
  from?: string | undefined
  until?: string | undefined
}>

export type ProfileProps = Readonly<{
  username: string
  email: string
  roles: readonly ShownRole[]
  /** Does the person work in the admin too? */
  hasAdmin: boolean
  /** Can an address be proven here? */
  sendsMail: boolean
}>

/** Who one is on the portal, and the address for messages. */
export function Profile(props: ProfileProps & CabinetProps) {
  const { hasAdmin, roles, t, username } = props
  return (
    <>
      {hasAdmin && (
        <p>
          <a className="button" href="/admin">
            {t('site:cabinet.toAdmin')}
          </a>
        </p>
      )}
      <dl className="facts">
        <div>
          <dt>{t('site:cabinet.username')}</dt>
          <dd>{username}</dd>
        </div>
      </dl>
      <section aria-labelledby="roles">
        <h2 id="roles">{t('site:cabinet.roles')}</h2>
        {roles.length === 0 ? (
          <EmptyState hint={t('site:cabinet.noRolesHint')} title={t('site:cabinet.noRoles')} />
        ) : (
          <ul className="plain-list">
            {roles.map(({ from, institution, role, until }) => (
              <li key={`${role} ${institution} ${from ?? ''}`}>
                <strong>{role}</strong>
                {institution !== '' && ` – ${institution}`}
                {until !== undefined && (
                  <small>
                    {' '}
                    {t('site:cabinet.until')} <Day at={until} />
                  </small>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      <Email {...props} />
    </>
  )
}

function Email(props: ProfileProps & CabinetProps) {
  const { email, sendsMail, t } = props
  return (
    <section aria-labelledby="email">
      <h2 id="email">{t('site:cabinet.email')}</h2>
      <p>{t('site:cabinet.emailText')}</p>
      <p>{t(sendsMail ? 'site:cabinet.emailProof' : 'site:cabinet.emailUnproven')}</p>
      {(sendsMail || email !== '') && <EmailForm {...props} />}
    </section>
  )
}

function EmailForm(props: ProfileProps & CabinetProps) {
  const { email, locale, t, typedEmail = email } = props
  return (
    <form action={`/${locale}/me/email`} method="post">
      <FormField
        autoComplete="email"
        defaultValue={typedEmail}
        errorId={errorIdOf(props, 'email')}
        label={t('site:cabinet.email')}
        maxLength={320}
        name="email"
        type="email"
      />
      <FormField
        autoComplete="current-password"
        errorId={errorIdOf(props, 'current')}
        hint={t('site:cabinet.currentHint')}
        label={t('site:cabinet.current')}
        name="current"
        required
        type="password"
      />
      <Button>{t('site:cabinet.save')}</Button>
    </form>
  )
}
