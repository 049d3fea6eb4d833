import { createElement } from 'react'
import { type RequestHandler, Router } from 'express'
import { DEFAULT_LOCALE, PortalError, portalOf } from '#kernel'
import { Mailbox, renderDocument } from '#site'
import { themes } from '#themes'
import { isLoopback } from '#config'
import { keptMail, keptMails } from '../mail/mailFolder'
import type { Portal } from '../portal'
import { PUBLIC_CSP } from '../securityHeaders'
import { viewIn } from './viewDoor'

/** A mail is shown as programs for mail do: its own styles, no script, nothing from elsewhere. */
const LETTER_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-top-navigation-by-user-activation"

/** `/demo/mail`: what the demo would have sent. Nothing is there in any other portal. */
export function mailboxDoor(portal: Portal, folder: string | undefined): RequestHandler {
  const router = Router({ caseSensitive: true })
  if (folder === undefined) return router
  router.use('/demo/mail', (req, res, next) => {
    if (!isLoopback(req.hostname)) throw new PortalError('not_found')
    res.set('Cache-Control', 'no-store')
    next()
  })
  router.get('/demo/mail', async (req, res) => {
    const t = portalOf(portal.payload).translate(DEFAULT_LOCALE)
    const html = renderDocument({
      ...{ assets: portal.assets, locale: DEFAULT_LOCALE, origin: portal.origin, t },
      path: '/',
      title: t('site:mailbox.title'),
      body: createElement(Mailbox, { mails: await keptMails(folder), t }),
      themes,
      view: viewIn(req),
      isIndexed: false,
    })
    res.set('Content-Security-Policy', PUBLIC_CSP).type('html').send(html)
  })
  router.get('/demo/mail/:id', async (req, res) => {
    const mail = await keptMail(folder, req.params.id)
    if (!mail) throw new PortalError('not_found')
    res.set('Content-Security-Policy', LETTER_CSP).type('html').send(mail.html)
  })
  return router
}
