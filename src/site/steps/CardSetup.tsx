import { Button } from '../ui/Button'
import { CodeField } from './CodeField'
import { OtherWay } from './OtherWay'
import { StepFrame, stepErrorOf, type StepProps } from './StepFrame'

type Props = StepProps &
  Readonly<{
    /** In groups, the first one is № 1. */
    codes: readonly string[]
    /** Whose card it is: by this, not by the user name, whoever finds it cannot sign in. */
    name: string
    /** Of the portal. */
    host: string
    /** The number of the code by which it is confirmed. */
    number: number
    canChoose: boolean
  }>

/** Sets up a card: to be printed or copied, and its first code. */
export function CardSetup(props: Props) {
  const { canChoose, locale, number, t, to } = props
  return (
    <StepFrame {...props} canLeave={canChoose} isWide title={t('site:step.card.title')}>
      <p className="no-print">{t('site:step.card.print')}</p>
      <Card {...props} />
      <div className="no-print">
        <form action={`/${locale}/sign-in/enrol/confirm`} method="post">
          <input name="to" type="hidden" value={to} />
          <CodeField
            errorId={stepErrorOf(props, 'code')}
            label={t('site:step.card.code', { number })}
          />
          <Button>{t('site:step.confirm')}</Button>
        </form>
        <OtherWay {...props} part="app" />
      </div>
    </StepFrame>
  )
}

/** What is cut out and carried along. */
function Card({ codes, host, name, t }: Props) {
  return (
    <section aria-label={t('site:step.card.heading')} className="code-card">
      <p>
        <strong>{t('site:step.card.heading')}</strong>
        <br />
        {name}, {host}
      </p>
      <ol>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p>{t('site:step.card.keep')}</p>
    </section>
  )
}
