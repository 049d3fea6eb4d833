import { type RequestHandler, Router } from 'express'
import { z } from 'zod'
import {
  CLIENT_HEADER,
  closeSession,
  deviceCookie,
  sessionCookie,
  sessionOwner,
  signIn,
} from '#collections'
import { LOCALES } from '#kernel'
import { handled, neverKept, sentForm, type Exchange } from '../exchange'
import { letIn, wayOf } from '../letIn'
import type { Portal } from '../portal'
import { markRefused } from '../refusalOf'
import { safeTarget } from '../safeTarget'
import { showSignIn } from '../showSignIn'

const form = z.object({
  identifier: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(4096),
  to: z.string().max(2048).optional(),
})

/** The one sign-in page, for cabinet and admin: a plain form that needs no script. */
export function signInDoor(portal: Portal): RequestHandler {
  const router = Router({ caseSensitive: true })
  // Who is signed in decides every answer here.
  router.use(
    LOCALES.flatMap((locale) => [`/${locale}/sign-in`, `/${locale}/sign-out`]),
    neverKept,
  )
  for (const locale of LOCALES) {
    const by = handled(portal, locale)
    router.get(`/${locale}/sign-in`, by(open))
    router.post(`/${locale}/sign-in`, by(enter))
    router.post(`/${locale}/sign-out`, by(leave))
  }
  return router
}

async function open(exchange: Exchange): Promise<void> {
  const { locale, portal, req, res } = exchange
  const to = safeTarget(new URL(req.originalUrl, portal.origin).searchParams.get('to'))
  const owner = await sessionOwner(portal.payload, req.headers.cookie)
  const at = owner && { needs: owner.needs, user: owner.id }
  if (at) res.redirect(303, await wayOf(portal, at, { locale, target: to }))
  else showSignIn(exchange, { to })
}

async function leave({ locale, portal, req, res }: Exchange): Promise<void> {
  const cookie = sessionCookie(portal.origin)
  const token = cookie.read(req.headers.cookie)
  if (token !== undefined) await closeSession(portal.payload, token)
  res.append('Set-Cookie', cookie.clear())
  res.redirect(303, `/${locale}/`)
}

async function enter(exchange: Exchange): Promise<void> {
  const { locale, portal, req, res } = exchange
  const sent = await sentForm(req)
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
    showSignIn(exchange, { error, identifier: identifier.slice(0, 320), to: target })
  }
}
