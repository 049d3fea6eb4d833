import MailComposer from 'nodemailer/lib/mail-composer'
import { MailFault } from '#kernel'
import type { RenderedLetter } from '#site'

export type Addressed = RenderedLetter &
  Readonly<{
    /** Of the letter: the same at each attempt. */
    id: string
    from: string
    to: string
    locale: string
    /** Host of the portal, which makes the id one in the world. */
    host: string
  }>

/** One address and nothing else; what could begin another one, or a header, is none. */
const ADDRESS = /^[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\"]+$/u

export type ComposedMail = Readonly<{ from: string; to: string; message: Buffer }>

/**
 * A mail as it goes over the wire, with both texts.
 * @throws MailFault never for an address that is none
 */
export async function composeMail(mail: Addressed): Promise<ComposedMail> {
  const { from, host, html, id, locale, subject, text, to } = mail
  if (!ADDRESS.test(to)) throw new MailFault('never', 'address')
  const message = await new MailComposer({
    ...{ from, html, subject, text },
    to: { name: '', address: to },
    messageId: `<${id}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
  return { from: bareAddress(from), to, message }
}

/** `Name <address>` → `address`. */
const bareAddress = (from: string): string => /<([^<>]+)>$/.exec(from)?.[1] ?? from
