import type { Locale, Translate } from '#kernel'
import { Button } from '../ui/Button'
import { Notice } from '../ui/Notice'

type Props = Readonly<{ locale: Locale; t: Translate }>

type ProveProps = Props &
  Readonly<{
    address: string
    /** The key of the letter. */
    opens: string
  }>

/** Where the link of a letter to a new address leads: one button, as mail servers open links too. */
export function ProveEmail({ address, locale, opens, t }: ProveProps) {
  return (
    <div className="panel">
      <h1>{t('site:email.title')}</h1>
      <p>{t('site:email.text', { address })}</p>
      <form action={`/${locale}/email`} method="post">
        <input name="key" type="hidden" value={opens} />
        <Button>{t('site:email.prove')}</Button>
      </form>
    </div>
  )
}

function ToCabinet({ locale, t }: Props) {
  return (
    <div className="panel-foot">
      <p>
        <a href={`/${locale}/me`}>{t('site:email.toCabinet')}</a>
      </p>
    </div>
  )
}

/** The address is the account's now. */
export function EmailProven(props: Props) {
  const { t } = props
  return (
    <div className="panel">
      <h1>{t('site:email.doneTitle')}</h1>
      <p>{t('site:email.done')}</p>
      <ToCabinet {...props} />
    </div>
  )
}

/** A link that proves nothing any more. */
export function EmailClosed(props: Props & Readonly<{ message: string }>) {
  const { message, t } = props
  return (
    <div className="panel">
      <h1>{t('site:email.title')}</h1>
      <Notice tone="error">
        <p>{message}</p>
      </Notice>
      <ToCabinet {...props} />
    </div>
  )
}
