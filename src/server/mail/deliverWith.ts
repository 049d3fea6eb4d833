import path from 'node:path'
import type { Payload } from 'payload'
import { isLoopback, type Env } from '#config'
import { portalOf, type Deliver } from '#kernel'
import { renderLetter } from '#site'
import { composeMail } from './composeMail'
import { keepMail } from './mailFolder'
import { smtpSender } from './smtpSender'

type MailSettings = Pick<Env, 'dataDir' | 'host' | 'mailFrom' | 'mode' | 'origin' | 'smtpUrl'>

/** The folder in which the demo keeps its mails; undefined for any portal that others can reach. */
export function mailboxOf({
  dataDir,
  host,
  mode,
}: Omit<MailSettings, 'mailFrom'>): string | undefined {
  return mode === 'demo' && isLoopback(host) ? path.join(dataDir, 'mail') : undefined
}

/** How mail leaves this portal: to a server, in the demo to a folder; undefined where neither is set. */
export function deliverWith(settings: MailSettings, payload: Payload): Deliver | undefined {
  const { mailFrom: from, origin, smtpUrl } = settings
  const render = (letter: Parameters<Deliver>[0]) =>
    renderLetter(letter, origin, portalOf(payload).translate(letter.locale))
  if (smtpUrl !== undefined) {
    const send = smtpSender({ url: smtpUrl })
    const host = new URL(origin).hostname
    return async (letter) => {
      const { address: to, id, locale } = letter
      await send(await composeMail({ ...render(letter), from, host, id, locale, to }))
    }
  }
  const folder = mailboxOf(settings)
  if (folder === undefined) return undefined
  return async (letter) => {
    const { address: to, id } = letter
    await keepMail(folder, { ...render(letter), at: new Date().toISOString(), id, to })
  }
}
