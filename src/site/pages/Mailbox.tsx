import type { Translate } from '#kernel'

/** A mail as the demo keeps it. */
export type KeptMail = Readonly<{
  id: string
  /** ISO 8601 */
  at: string
  to: string
  subject: string
  text: string
  html: string
}>

type MailboxProps = Readonly<{ mails: readonly KeptMail[]; t: Translate }>

/** The mails that the demo would have sent, the newest first. */
export function Mailbox({ mails, t }: MailboxProps) {
  return (
    <div className="panel">
      <h1>{t('site:mailbox.title')}</h1>
      <p>{t('site:mailbox.intro')}</p>
      {mails.length === 0 && <p>{t('site:mailbox.none')}</p>}
      {mails.map(({ at, id, subject, text, to }) => (
        <article key={id}>
          <h2>{subject}</h2>
          <p className="fine">
            {to} · <time dateTime={at}>{at.slice(0, 16).replace('T', ' ')} UTC</time>
          </p>
          <pre>{text}</pre>
          <p>
            <a href={`/demo/mail/${id}`}>{t('site:mailbox.html')}</a>
          </p>
        </article>
      ))}
    </div>
  )
}
