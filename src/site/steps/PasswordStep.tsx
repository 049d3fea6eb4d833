import { Button } from '../ui/Button'
import { NewPasswordFields } from './NewPasswordFields'
import { StepFrame, stepErrorOf, type StepProps } from './StepFrame'

/** The step of somebody whose role needs a longer password than his. */
export function PasswordStep(props: StepProps & Readonly<{ least: number }>) {
  const { least, locale, t, to } = props
  return (
    <StepFrame {...props} title={t('site:step.password.title')}>
      <p>{t('site:step.password.text', { least })}</p>
      <form action={`/${locale}/sign-in/password`} method="post">
        <input name="to" type="hidden" value={to} />
        <NewPasswordFields
          errorOf={(field) => stepErrorOf(props, field)}
          label={t('site:cabinet.newPassword')}
          least={least}
          t={t}
        />
        <Button>{t('site:cabinet.changePassword')}</Button>
      </form>
    </StepFrame>
  )
}
