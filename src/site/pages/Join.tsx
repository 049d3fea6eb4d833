import type { Locale, Translate } from '#kernel'
import { Button } from '../ui/Button'
import { NewPasswordFields } from '../steps/NewPasswordFields'
import { Notice } from '../ui/Notice'
import { writtenMoment } from '../ui/writtenMoment'

type Known = Readonly<{ name: string; username: string }>

export type JoinProps = Readonly<{
  locale: Locale
  t: Translate
  /** The key of the letter, which goes on in the forms. */
  secretKey: string
  invitation: Readonly<{
    name: string
    by: string
    role: string
    institution: string
    group: string
    endsAt: string
    until: string | null
    least: number
  }>
  /** What whoever came by the link can do here. */
  way: 'account' | 'as' | 'new' | 'other'
  /** Who is signed in, if anybody. */
  person?: Known | undefined
  refusal?: Readonly<{ message: string; field?: string | undefined }> | undefined
}>

const REFUSAL = 'join-refusal'

/** What somebody is invited to, and how he accepts: with a new account, or with the one that he has. */
export function Join(props: JoinProps) {
  const { invitation, locale, refusal, t, way } = props
  return (
    <div className="panel">
      <h1>{t('site:join.title')}</h1>
      {refusal && (
        <Notice id={REFUSAL} tone="error">
          <p>{refusal.message}</p>
        </Notice>
      )}
      <p>{t('site:join.greeting', { name: invitation.name })}</p>
      <Facts invitation={invitation} t={t} />
      {way === 'as' && <AsKnown {...props} />}
      {way === 'other' && <AsOther {...props} />}
      {way === 'account' && (
        <>
          <p>{t('site:join.account')}</p>
          <SignInLink {...props} />
        </>
      )}
      {way === 'new' && (
        <>
          <Anew {...props} />
          <div className="panel-foot">
            <h2>{t('site:join.known')}</h2>
            <p>{t('site:join.knownText')}</p>
            <SignInLink {...props} />
          </div>
        </>
      )}
      {way === 'as' && (
        <form action={`/${locale}/sign-out`} className="panel-foot" method="post">
          <button className="button-quiet" type="submit">
            {t('site:join.leave')}
          </button>
        </form>
      )}
    </div>
  )
}

function Facts({ invitation, t }: Pick<JoinProps, 'invitation' | 't'>) {
  const { by, endsAt, group, institution, role, until } = invitation
  const facts = [
    ['by', by],
    ['role', role],
    ['institution', institution],
    ['group', group],
    ['until', until === null ? '' : writtenMoment(until)],
    ['endsAt', writtenMoment(endsAt)],
  ].filter(([, value]) => value !== '')
  return (
    <dl className="join-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`site:join.${String(name)}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Anew({ invitation, secretKey, locale, refusal, t }: JoinProps) {
  const errorOf = (field: string) => (refusal?.field === field ? REFUSAL : undefined)
  return (
    <form action={`/${locale}/join`} method="post">
      <h2>{t('site:join.new')}</h2>
      <p>{t('site:join.newText')}</p>
      <input name="key" type="hidden" value={secretKey} />
      <NewPasswordFields
        again={t('site:join.again')}
        errorOf={errorOf}
        label={t('site:join.password')}
        least={invitation.least}
        t={t}
      />
      <Button>{t('site:join.submit')}</Button>
    </form>
  )
}

function AsKnown({ secretKey, locale, person, t }: JoinProps) {
  return (
    <form action={`/${locale}/join/accept`} method="post">
      <p>{t('site:join.as', valuesOf(person))}</p>
      <input name="key" type="hidden" value={secretKey} />
      <Button>{t('site:join.submit')}</Button>
    </form>
  )
}

function AsOther({ locale, person, t }: JoinProps) {
  return (
    <form action={`/${locale}/sign-out`} method="post">
      <p>{t('site:join.other', valuesOf(person))}</p>
      <Button>{t('site:join.leave')}</Button>
    </form>
  )
}

function SignInLink({ secretKey, locale, t }: JoinProps) {
  const to = `/${locale}/join?key=${secretKey}`
  return (
    <p>
      <a className="button-quiet join-way" href={`/${locale}/sign-in?to=${encodeURIComponent(to)}`}>
        {t('site:join.signIn')}
      </a>
    </p>
  )
}

const valuesOf = (person: Known | undefined) => ({
  name: person?.name ?? '',
  username: person?.username ?? '',
})
