import { Button } from '../ui/Button'
import { FormField } from '../ui/FormField'
import { errorIdOf, type CabinetProps } from './CabinetFrame'

/** The service of the state, and whether the person can sign in by it. */
export type ShownState = Readonly<{
  /** What it is called. */
  name: string
  /** The person's number, masked; undefined where none is kept. */
  iin: string | undefined
}>

/** Signing in by the service of the state: whether one can, and the form that makes it possible. */
export function StateLink(props: CabinetProps & Readonly<{ state: ShownState }>) {
  const { locale, state, t } = props
  const { iin, name } = state
  return (
    <section aria-labelledby="state">
      <h2 id="state">{t('site:cabinet.state')}</h2>
      {iin === undefined ? (
        <>
          <p>{t('site:cabinet.stateText', { name })}</p>
          <form action={`/${locale}/me/security/state`} method="post">
            <FormField
              autoComplete="current-password"
              errorId={errorIdOf(props, 'stateCurrent')}
              hint={t('site:cabinet.stateCurrentHint')}
              label={t('site:cabinet.current')}
              name="stateCurrent"
              required
              type="password"
            />
            <Button>{t('site:cabinet.linkState')}</Button>
          </form>
        </>
      ) : (
        <p>{t('site:cabinet.stateLinked', { name, iin })}</p>
      )}
    </section>
  )
}
