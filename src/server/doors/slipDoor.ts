import { createElement } from 'react'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import { z } from 'zod'
import { CLIENT_HEADER, deviceCookie, enterBySlip, shortestFor } from '#collections'
import { LOCALES, portalOf, type Locale } from '#kernel'
import { renderDocument, SlipEntry, type SlipEntryProps } from '#site'
import { themes } from '#themes'
import { FormRefusal, parsed } from '../cabinet/formRefusal'
import { letIn } from '../letIn'
import { payloadRequest } from '../payloadRequest'
import type { Portal } from '../portal'
import { refusalOf } from '../refusalOf'
import { AFTER_SIGN_IN } from '../safeTarget'
import { PUBLIC_CSP } from '../securityHeaders'
import { readBody } from '../webRequest'
import { viewIn } from './viewDoor'

const KB = 1024
const secret = z.string().min(1).max(4096)

const form = z.object({
  username: z.string().trim().min(1).max(320),
  code: z.string().min(1).max(100),
  password: secret,
  again: secret,
})

type Exchange = Readonly<{ locale: Locale; portal: Portal; req: Request; res: Response }>

/** `/{lang}/sign-in/slip`: the first sign-in, and the way back of whoever has no e-mail; a plain form. */
export function slipDoor(portal: Portal): RequestHandler {
  const router = Router({ caseSensitive: true })
  for (const locale of LOCALES) {
    const path = `/${locale}/sign-in/slip`
    router.get(path, (req, res) => show({ locale, portal, req, res }))
    router.post(path, (req, res) => take({ locale, portal, req, res }))
  }
  return router
}

async function take(exchange: Exchange): Promise<void> {
  const { locale, portal, req, res } = exchange
  const sent = new URLSearchParams((await readBody(req, 16 * KB)).toString('utf8'))
  const username = (sent.get('username') ?? '').slice(0, 320)
  try {
    const { again, ...entry } = parsed(form, Object.fromEntries(sent))
    if (again !== entry.password) throw new FormRefusal('notSame', 'again')
    const device = deviceCookie(portal.origin).read(req.headers.cookie)
    const browser = { agent: req.headers['user-agent'], client: req.get(CLIENT_HEADER), device }
    const entered = await enterBySlip(await payloadRequest(portal, req), entry, browser)
    await letIn(portal, res, entered, { locale, target: AFTER_SIGN_IN })
  } catch (error) {
    const t = portalOf(portal.payload).translate(locale)
    await show(exchange, { refusal: refusalOf(error, t, res), username })
  }
}

async function show(
  { locale, portal, req, res }: Exchange,
  given: Pick<SlipEntryProps, 'refusal' | 'username'> = {},
): Promise<void> {
  const t = portalOf(portal.payload).translate(locale)
  const least = await shortestFor(portal)
  const html = renderDocument({
    ...{ assets: portal.assets, locale, origin: portal.origin, t, themes, view: viewIn(req) },
    path: '/sign-in/slip',
    title: t('site:slip.title'),
    body: createElement(SlipEntry, { ...given, least, locale, t }),
    isIndexed: false,
  })
  res.set('Cache-Control', 'no-store').set('Content-Security-Policy', PUBLIC_CSP)
  res.type('html').send(html)
}
