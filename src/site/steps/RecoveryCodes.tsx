import { Button } from '../ui/Button'
import { StepFrame, type StepProps } from './StepFrame'

type Props = StepProps &
  Readonly<{
    /** In groups. */
    codes: readonly string[]
    host: string
  }>

/** The codes by which somebody comes in who has lost everything else; to be kept on paper. */
export function RecoveryCodes(props: Props) {
  const { codes, host, locale, t, to } = props
  return (
    <StepFrame {...props} canLeave={false} title={t('site:step.recovery.title')}>
      <p className="no-print">{t('site:step.recovery.text')}</p>
      <section aria-label={t('site:step.recovery.heading')} className="code-card">
        <p>
          <strong>{t('site:step.recovery.heading')}</strong>
          <br />
          {host}
        </p>
        <ul>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <p>{t('site:step.recovery.keep')}</p>
      </section>
      <div className="no-print">
        <p>
          <a download href={`/${locale}/sign-in/enrol/codes.txt`}>
            {t('site:step.recovery.download')}
          </a>
        </p>
        <form action={`/${locale}/sign-in/enrol/kept`} method="post">
          <input name="to" type="hidden" value={to} />
          <Button>{t('site:step.recovery.kept')}</Button>
        </form>
      </div>
    </StepFrame>
  )
}
