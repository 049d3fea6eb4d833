import { Button } from '../ui/Button'
import { FormField } from '../ui/FormField'
import { StepFrame, stepErrorOf, type StepProps } from './StepFrame'

/** The step of somebody whose role needs a longer password than his. */
export function PasswordStep(props: StepProps & Readonly<{ least: number }>) {
  const { least, locale, t, to } = props
  return (
    <StepFrame {...props} title={t('site:step.password.title')}>
      <p>{t('site:step.password.text', { least })}</p>
      <form action={`/${locale}/sign-in/password`} method="post">
        <input name="to" type="hidden" value={to} />
        <FormField
          autoComplete="new-password"
          errorId={stepErrorOf(props, 'password')}
          hint={t('site:cabinet.passwordHint', { least })}
          label={t('site:cabinet.newPassword')}
          name="password"
          required
          type="password"
        />
        <FormField
          autoComplete="new-password"
          errorId={stepErrorOf(props, 'again')}
          label={t('site:cabinet.again')}
          name="again"
          required
          type="password"
        />
        <Button>{t('site:cabinet.changePassword')}</Button>
      </form>
    </StepFrame>
  )
}
