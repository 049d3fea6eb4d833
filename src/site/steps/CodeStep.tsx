import { Button } from '../ui/Button'
import { CodeField } from './CodeField'
import { StepFrame, stepErrorOf, type StepProps } from './StepFrame'

type Props = StepProps &
  Readonly<{
    hasApp: boolean
    /** The number of the code that the card is asked for; absent where there is no card with codes left. */
    number?: number | undefined
    /** How many codes the card has left. */
    left: number
  }>

/** Fewer are a reason to print a new card. */
export const FEW = 5

/** The second step of signing in: one field, whichever code it is. */
export function CodeStep(props: Props) {
  const { hasApp, left, locale, number, t, to } = props
  return (
    <StepFrame {...props} title={t('site:step.code.title')}>
      <form action={`/${locale}/sign-in/code`} method="post">
        <input name="to" type="hidden" value={to} />
        {hasApp && <p>{t('site:step.code.app')}</p>}
        {number !== undefined && (
          <p>
            {t(hasApp ? 'site:step.code.orCard' : 'site:step.code.card')}{' '}
            <strong>№ {number}</strong>.
          </p>
        )}
        {number !== undefined && left < FEW && <p>{t('site:step.code.few', { left })}</p>}
        <CodeField errorId={stepErrorOf(props, 'code')} label={t('site:step.code')} />
        <Button>{t('site:step.go')}</Button>
      </form>
      <details className="step-more">
        <summary>{t('site:step.code.lost')}</summary>
        <p>{t('site:step.code.lostText')}</p>
      </details>
    </StepFrame>
  )
}
