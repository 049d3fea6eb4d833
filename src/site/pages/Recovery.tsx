import type { Locale, Translate } from '#kernel'
import { Button } from '../ui/Button'
import { FormField } from '../ui/FormField'
import { NewPasswordFields } from '../steps/NewPasswordFields'
import { Notice } from '../ui/Notice'

/** What each page of the way to a new password knows. */
export type RecoveryProps = Readonly<{
  locale: Locale
  t: Translate
  /** Why the last attempt failed, and which field is at fault. */
  refusal?: Readonly<{ message: string; field?: string | undefined }> | undefined
}>

const REFUSAL = 'recovery-refusal'

const errorOf = ({ refusal }: RecoveryProps, field: string) =>
  refusal?.field === field ? REFUSAL : undefined

function Refusal({ refusal }: RecoveryProps) {
  return (
    refusal && (
      <Notice id={REFUSAL} tone="error">
        <p>{refusal.message}</p>
      </Notice>
    )
  )
}

/** What helps whoever has no e-mail. */
function OtherWays({ locale, t }: RecoveryProps) {
  return (
    <div className="panel-foot">
      <p>{t('site:recover.noLetter')}</p>
      <p>
        <a href={`/${locale}/sign-in/slip`}>{t('site:signIn.slip')}</a>
      </p>
      <p>
        <a href={`/${locale}/sign-in`}>{t('site:slip.back')}</a>
      </p>
    </div>
  )
}

type AskProps = RecoveryProps &
  Readonly<{
    /** What the person typed before, after a failed attempt. */
    identifier?: string | undefined
  }>

/** Asks for a letter: one field, a user name or an e-mail. */
export function AskRecovery(props: AskProps) {
  const { identifier, locale, t } = props
  return (
    <div className="panel">
      <h1>{t('site:recover.title')}</h1>
      <Refusal {...props} />
      <p>{t('site:recover.text')}</p>
      <form action={`/${locale}/sign-in/recover`} method="post">
        <FormField
          autoCapitalize="none"
          autoComplete="username"
          defaultValue={identifier}
          errorId={errorOf(props, 'identifier')}
          hint={t('site:signIn.identifierHint')}
          label={t('site:signIn.identifier')}
          name="identifier"
          required
          spellCheck={false}
        />
        <Button>{t('site:recover.send')}</Button>
      </form>
      <OtherWays {...props} />
    </div>
  )
}

/** The same for everybody: it does not say whether there is such an account. */
export function RecoverySent(props: RecoveryProps) {
  const { t } = props
  return (
    <div className="panel">
      <h1>{t('site:recover.sentTitle')}</h1>
      <p>{t('site:recover.sent')}</p>
      <OtherWays {...props} />
    </div>
  )
}

type NewProps = RecoveryProps &
  Readonly<{
    /** The key of the letter. */
    opens: string
    /** Fewest characters of a password. */
    least: number
  }>

/** Where the link of a letter leads: the new password, twice. */
export function NewPassword(props: NewProps) {
  const { least, locale, opens, t } = props
  return (
    <div className="panel">
      <h1>{t('site:recover.newTitle')}</h1>
      <p>{t('site:recover.newText')}</p>
      <Refusal {...props} />
      <form action={`/${locale}/sign-in/recover/new`} method="post">
        <input name="key" type="hidden" value={opens} />
        <NewPasswordFields
          errorOf={(field) => errorOf(props, field)}
          label={t('site:recover.password')}
          least={least}
          t={t}
        />
        <Button>{t('site:recover.save')}</Button>
      </form>
    </div>
  )
}
