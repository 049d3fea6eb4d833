import { Button } from '../ui/Button'
import { CodeField } from './CodeField'
import { OtherWay } from './OtherWay'
import { QrCode } from './QrCode'
import { StepFrame, stepErrorOf, type StepProps } from './StepFrame'

type Props = StepProps &
  Readonly<{
    /** What an app reads: `otpauth://…` */
    address: string
    /** The key in groups, to be typed where there is no camera. */
    secret: string
    /** May he choose the other way instead? */
    canChoose: boolean
  }>

/** Sets up an app: its picture or its key, and the first code. */
export function AppSetup(props: Props) {
  const { address, canChoose, locale, secret, t, to } = props
  return (
    <StepFrame {...props} canLeave={canChoose} title={t('site:step.app.title')}>
      <ol className="step-list">
        <li>{t('site:step.app.install')}</li>
        <li>
          {t('site:step.app.scan')}
          <QrCode label={t('site:step.app.picture')} text={address} />
          <details className="step-more">
            <summary>{t('site:step.app.noCamera')}</summary>
            <p>
              <a href={address}>{t('site:step.app.open')}</a>
            </p>
            <p>{t('site:step.app.key')}</p>
            <p>
              <code className="step-key" lang="en" translate="no">
                {secret}
              </code>
            </p>
          </details>
        </li>
        <li>{t('site:step.app.type')}</li>
      </ol>
      <form action={`/${locale}/sign-in/enrol/confirm`} method="post">
        <input name="to" type="hidden" value={to} />
        <CodeField errorId={stepErrorOf(props, 'code')} label={t('site:step.app.code')} />
        <Button>{t('site:step.confirm')}</Button>
      </form>
      <OtherWay {...props} part="card" />
    </StepFrame>
  )
}
