import { type Request, type RequestHandler, type Response, Router } from 'express'
import { z } from 'zod'
import {
  CLIENT_HEADER,
  closeSession,
  deviceCookie,
  sessionCookie,
  sessionOwner,
  signIn,
} from '#collections'
import { LOCALES, type Locale } from '#kernel'
import { letIn, wayOf } from '../letIn'
import type { Portal } from '../portal'
import { markRefused } from '../refusalOf'
import { safeTarget } from '../safeTarget'
import { showSignIn } from '../showSignIn'
import { readBody } from '../webRequest'

const MB = 1024 * 1024

const form = z.object({
  identifier: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(4096),
  to: z.string().max(2048).optional(),
})

/** The one sign-in page, for cabinet and admin: a plain form that needs no script. */
export function signInDoor(portal: Portal): RequestHandler {
  const router = Router({ caseSensitive: true })
  // Who is signed in decides every answer here.
  const addresses = LOCALES.flatMap((locale) => [`/${locale}/sign-in`, `/${locale}/sign-out`])
  router.use(addresses, (_req, res, next) => {
    res.set('Cache-Control', 'no-store')
    next()
  })
  for (const locale of LOCALES) {
    router.get(`/${locale}/sign-in`, async (req, res) => {
      const to = safeTarget(new URL(req.originalUrl, portal.origin).searchParams.get('to'))
      const owner = await sessionOwner(portal.payload, req.headers.cookie)
      const at = owner && { needs: owner.needs, user: owner.id }
      if (at) res.redirect(303, await wayOf(portal, at, { locale, target: to }))
      else showSignIn(portal, res, { req, locale, to })
    })
    router.post(`/${locale}/sign-in`, (req, res) => enter(portal, req, res, locale))
    router.post(`/${locale}/sign-out`, async (req, res) => {
      const cookie = sessionCookie(portal.origin)
      const token = cookie.read(req.headers.cookie)
      if (token !== undefined) await closeSession(portal.payload, token)
      res.append('Set-Cookie', cookie.clear())
      res.redirect(303, `/${locale}/`)
    })
  }
  return router
}

async function enter(portal: Portal, req: Request, res: Response, locale: Locale): Promise<void> {
  const sent = new URLSearchParams((await readBody(req, MB)).toString('utf8'))
  const given = form.safeParse(Object.fromEntries(sent))
  const identifier = sent.get('identifier') ?? ''
  const target = safeTarget(sent.get('to'))
  try {
    // A form that is not filled in is no attempt: the same words, without touching the database.
    if (!given.success) throw Object.assign(new Error('incomplete'), { code: 'sign_in_failed' })
    const device = deviceCookie(portal.origin)
    const entered = await signIn(portal.payload, given.data.identifier, given.data.password, {
      agent: req.headers['user-agent'],
      client: req.get(CLIENT_HEADER),
      device: device.read(req.headers.cookie),
    })
    await letIn(portal, res, entered, { locale, target })
  } catch (error) {
    markRefused(res, error)
    showSignIn(portal, res, {
      req,
      locale,
      to: target,
      identifier: identifier.slice(0, 320),
      error,
    })
  }
}
