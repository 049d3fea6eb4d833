import { MailFault } from '#kernel'

/** What nodemailer says of a failure; its message holds addresses, and is not kept. */
export type SmtpError = Readonly<{
  code?: string | undefined
  command?: string | undefined
  responseCode?: number | undefined
}>

/** Commands that are about the mail in hand; whatever a server refuses before them it refuses to everybody. */
const OF_THE_MAIL = /^(MAIL|RCPT|DATA)/

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ETIMEDOUT', 'timeout'],
  ['EDNS', 'dns'],
  ['EAUTH', 'sign_in'],
  ['ETLS', 'tls'],
])

/** What a failure means for a mail: is it the server, or this mail, and for how long? */
export function smtpFault({ code = '', command = '', responseCode }: SmtpError): MailFault {
  if (responseCode === undefined) {
    if (code === 'EENVELOPE') return new MailFault('never', 'address')
    return new MailFault('host', REASONS.get(code) ?? 'connection')
  }
  const reason = `smtp_${String(responseCode)}`
  // 421: it is about to close, whatever it was asked.
  const isAboutMail = (OF_THE_MAIL.test(command) || code === 'EENVELOPE') && responseCode !== 421
  if (!isAboutMail) return new MailFault('host', reason)
  return new MailFault(responseCode >= 500 ? 'never' : 'later', reason)
}
