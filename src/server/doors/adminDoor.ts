import { randomBytes } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import { sessionUser } from '#collections'
import { mayUseAdmin, PortalError, subjectOf } from '#kernel'
import type { Portal } from '../portal'
import { adminHeaders } from '../securityHeaders'
import { cookiesInLocale, localeOf } from './languageDoor'

/** Next's request handler and whether it runs in development. */
export type AdminHandler = Readonly<{
  handle: (req: Request, res: Response) => Promise<void>
  isDev: boolean
}>

/** Payload's own doors into accounts: ours is the sign-in page. */
const SIGN_IN = /^\/admin\/(login|logout-inactivity)\/?$/
const CLOSED = /^\/admin\/(create-first-user|forgot|reset|verify)(\/|$)/

/** Hands `/admin` to Next: for people who work here, in their language, under a policy with a nonce. */
export function adminDoor(
  portal: Portal,
  adminNow: () => AdminHandler | undefined = () => undefined,
): RequestHandler {
  return async (req, res, next) => {
    const isAsset = req.path.startsWith('/_next/')
    if (!isAsset && !/^\/admin(\/|$)/.test(req.path)) {
      next()
      return
    }
    if (CLOSED.test(req.path)) throw new PortalError('not_found')
    const admin = adminNow()
    if (!admin) throw new PortalError('starting')
    if (isAsset) await sendAsset(admin, req, res)
    else if (await isWelcome(portal, req, res)) await sendAdmin(portal, admin, req, res)
  }
}

/** Scripts and styles; what else Next answers below `/_next/` is for developing. */
async function sendAsset(admin: AdminHandler, req: Request, res: Response): Promise<void> {
  if (!admin.isDev && !req.path.startsWith('/_next/static/')) throw new PortalError('not_found')
  res.removeHeader('Content-Security-Policy')
  await admin.handle(req, res)
}

/**
 * Leads people who are not signed in to the sign-in page, and signed-in ones away from Payload's.
 * @returns false when that was the answer
 */
async function isWelcome(portal: Portal, req: Request, res: Response): Promise<boolean> {
  const user = await sessionUser(portal.payload, req.headers.cookie)
  const isSignIn = SIGN_IN.test(req.path)
  if (user && !isSignIn) {
    const subject = subjectOf({ user } as unknown as Parameters<typeof subjectOf>[0])
    if (!mayUseAdmin(subject)) throw new PortalError('forbidden')
    return true
  }
  if (!user && !/^(GET|HEAD)$/.test(req.method)) throw new PortalError('unauthenticated')
  const from = isSignIn ? redirectOf(req, portal.origin) : req.originalUrl
  const to = user ? '/admin' : `/${localeOf(req)}/sign-in?to=${encodeURIComponent(from)}`
  res.set('Cache-Control', 'no-store').redirect(303, to)
  return false
}

async function sendAdmin(
  { origin }: Portal,
  admin: AdminHandler,
  req: Request,
  res: Response,
): Promise<void> {
  const nonce = randomBytes(16).toString('base64')
  for (const [name, value] of adminHeaders(origin, nonce, admin.isDev)) {
    res.setHeader(name, value)
    // Next takes the nonce for its own scripts from the policy on the request.
    if (name === 'Content-Security-Policy') req.headers['content-security-policy'] = value
  }
  res.setHeader('Cache-Control', 'no-store')
  req.headers.cookie = cookiesInLocale(req.headers.cookie, localeOf(req))
  await admin.handle(req, res)
}

function redirectOf(req: Request, origin: string): string {
  return new URL(req.originalUrl, origin).searchParams.get('redirect') ?? '/admin'
}
