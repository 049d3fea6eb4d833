import { createElement } from 'react'
import { type RequestHandler, Router } from 'express'
import { isLoopback } from '#config'
import { DEFAULT_LOCALE, PortalError } from '#kernel'
import { Mailbox } from '#site'
import { handled, neverKept, sendPage } from '../exchange'
import { keptMail, keptMails } from '../mail/mailFolder'
import type { Portal } from '../portal'

/** A mail is shown as programs for mail do: its own styles, no script, nothing from elsewhere. */
const LETTER_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-top-navigation-by-user-activation"

/** `/demo/mail`: what the demo would have sent. Nothing is there in any other portal. */
export function mailboxDoor(portal: Portal, folder: string | undefined): RequestHandler {
  const router = Router({ caseSensitive: true })
  if (folder === undefined) return router
  router.use('/demo/mail', neverKept, (req, _res, next) => {
    if (!isLoopback(req.hostname)) throw new PortalError('not_found')
    next()
  })
  router.get(
    '/demo/mail',
    handled(
      portal,
      DEFAULT_LOCALE,
    )(async (exchange) => {
      const { t } = exchange
      const body = createElement(Mailbox, { mails: await keptMails(folder), t })
      sendPage(exchange, { body, path: '/', title: t('site:mailbox.title') })
    }),
  )
  router.get('/demo/mail/:id', async (req, res) => {
    const mail = await keptMail(folder, req.params.id)
    if (!mail) throw new PortalError('not_found')
    res.set('Content-Security-Policy', LETTER_CSP).type('html').send(mail.html)
  })
  return router
}
