import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { PortalError } from '#kernel'
import { createUser } from './createUser'
import { setPassword } from './setPassword'
import { sessionCookie } from './sessionCookie'
import { closeSession } from './sessions'
import { signIn } from './signIn'
import { deviceCookie } from './throttle/deviceCookie'

const credentials = z.object({
  username: z.string().max(320).optional(),
  email: z.string().max(320).optional(),
  password: z.string().min(1).max(4096),
})

/** What arrives as JSON or as the admin's form; anything else is malformed. */
async function bodyOf(req: PayloadRequest): Promise<unknown> {
  if (req.data !== undefined) return req.data
  const type = req.headers.get('content-type') ?? ''
  try {
    if (type.startsWith('multipart/form-data')) {
      const form = await req.formData?.()
      const payload = form?.get('_payload')
      return typeof payload === 'string' ? (JSON.parse(payload) as unknown) : {}
    }
    return (await req.json?.()) as unknown
  } catch (cause) {
    throw new PortalError('malformed_body', {}, { cause })
  }
}

async function parsed<T>(schema: z.ZodType<T>, req: PayloadRequest): Promise<T> {
  const result = schema.safeParse(await bodyOf(req))
  if (result.success) return result.data
  throw new PortalError(
    'invalid_input',
    {},
    { field: result.error.issues[0]?.path.join('.') ?? '' },
  )
}

const login: Endpoint = {
  method: 'post',
  path: '/login',
  async handler(req) {
    const { username, email, password } = await parsed(credentials, req)
    const origin = req.payload.config.serverURL
    const device = deviceCookie(origin)
    const { endsAt, token, expiresAt, user, ...entered } = await signIn(
      req.payload,
      username ?? email ?? '',
      password,
      { agent: req.headers.get('user-agent'), device: device.read(req.headers.get('cookie')) },
    )
    // The tokens are the cookies' alone: scripts never see them.
    const answer = Response.json(
      { exp: seconds(endsAt), user: { id: user, collection: 'users' } },
      { headers: { 'Cache-Control': 'no-store' } },
    )
    answer.headers.append('Set-Cookie', sessionCookie(origin).write(token, expiresAt))
    answer.headers.append('Set-Cookie', device.write(entered.device))
    return answer
  },
}

const logout: Endpoint = {
  method: 'post',
  path: '/logout',
  async handler(req) {
    const cookie = sessionCookie(req.payload.config.serverURL)
    const token = cookie.read(req.headers.get('cookie'))
    if (token !== undefined) await closeSession(req.payload, token)
    return Response.json(
      {},
      { headers: { 'Set-Cookie': cookie.clear(), 'Cache-Control': 'no-store' } },
    )
  },
}

/** The signed-in person as the admin's client wants it. */
function whoami(req: PayloadRequest): Response {
  const user = req.user as (Record<string, unknown> & { id: string }) | null
  const {
    memberships: _memberships,
    sessionEnds,
    sessionNoteAt: _noteAt,
    sessionOpened: _opened,
    ...shown
  } = user ?? ({} as Record<string, unknown>)
  const exp = typeof sessionEnds === 'string' ? seconds(new Date(sessionEnds)) : undefined
  const body = user
    ? { collection: 'users', exp, strategy: 'session', user: shown }
    : { user: null }
  return Response.json(body, { headers: { 'Cache-Control': 'no-store' } })
}

const me: Endpoint = { method: 'get', path: '/me', handler: whoami }

/** A session has a fixed end: asking for a new one answers with the present one. */
const refresh: Endpoint = {
  method: 'post',
  path: '/refresh-token',
  handler(req) {
    if (!req.user) throw new PortalError('unauthenticated')
    return whoami(req)
  },
}

const password: Endpoint = {
  method: 'post',
  path: '/:id/password',
  async handler(req) {
    const body = await parsed(
      z.object({ password: z.string(), current: z.string().optional() }),
      req,
    )
    await setPassword(req, String(req.routeParams?.id), body)
    return Response.json({}, { headers: { 'Cache-Control': 'no-store' } })
  },
}

const create: Endpoint = {
  method: 'post',
  path: '/',
  async handler(req) {
    const data = await parsed(z.record(z.string(), z.unknown()), req)
    return Response.json({ doc: await createUser(req, data) }, { status: 201 })
  },
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000)
}

/** Payload's own ways into an account that we do not offer: there is nothing behind these addresses. */
const closed: Endpoint[] = (
  [
    ['post', '/first-register'],
    ['get', '/init'],
    ['post', '/forgot-password'],
    ['post', '/reset-password'],
    ['post', '/unlock'],
    ['post', '/verify/:token'],
  ] as const
).map(([method, path]) => ({
  method,
  path,
  handler() {
    throw new PortalError('not_found')
  },
}))

export const authEndpoints: Endpoint[] = [login, logout, me, refresh, password, create, ...closed]
