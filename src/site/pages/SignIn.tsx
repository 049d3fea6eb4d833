import type { Translate } from '#kernel'
import { Button } from '../ui/Button'
import { FormField } from '../ui/FormField'
import { Notice } from '../ui/Notice'

type SignInProps = Readonly<{
  /** Address the form is sent to. */
  action: string
  /** What the person typed before, after a failed attempt. */
  identifier?: string | undefined
  /** Why the last attempt failed, in the reader's language. */
  message?: string | undefined
  /** Was it about what stands in the fields? It was. */
  isOfPassword?: boolean | undefined
  /** What the service of the state is called by which one may sign in as well, if there is any. */
  state?: string | undefined
  t: Translate
  /** Where to go after signing in. */
  to?: string | undefined
}>

const MESSAGE = 'sign-in-message'

/** The one sign-in page of the portal: a plain form with the fields `identifier`, `password` and `to`. */
export function SignIn(props: SignInProps) {
  const { action, identifier, isOfPassword = true, message, state, t, to } = props
  const errorId = message === undefined || !isOfPassword ? undefined : MESSAGE
  return (
    <div className="panel">
      <h1>{t('site:signIn.title')}</h1>
      {message !== undefined && (
        <Notice id={MESSAGE} tone="error">
          <p>{message}</p>
        </Notice>
      )}
      <form action={action} method="post">
        {to !== undefined && <input name="to" type="hidden" value={to} />}
        <FormField
          autoCapitalize="none"
          autoComplete="username"
          defaultValue={identifier}
          errorId={errorId}
          hint={t('site:signIn.identifierHint')}
          label={t('site:signIn.identifier')}
          name="identifier"
          required
          spellCheck={false}
        />
        <FormField
          autoComplete="current-password"
          errorId={errorId}
          label={t('site:signIn.password')}
          name="password"
          required
          type="password"
        />
        <Button>{t('site:signIn.submit')}</Button>
      </form>
      {state !== undefined && (
        <form action={`${action}/state`} className="sign-in-state" method="post">
          <p>{t('site:signIn.or')}</p>
          {to !== undefined && <input name="to" type="hidden" value={to} />}
          <button className="button-quiet" type="submit">
            {t('site:signIn.state', { name: state })}
          </button>
        </form>
      )}
      <p className="panel-foot">
        <a href={`${action}/slip`}>{t('site:signIn.slip')}</a>
      </p>
      <div className="panel-foot">
        <h2>{t('site:signIn.forgot')}</h2>
        <p>{t('site:signIn.forgotHint')}</p>
        <p>
          <a href={`${action}/recover`}>{t('site:signIn.recover')}</a>
        </p>
      </div>
    </div>
  )
}
