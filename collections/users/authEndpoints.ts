import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { PortalError } from '#kernel'
import { createUser } from './createUser'
import { giveCode } from './factor/giveCode'
import { setPassword } from './setPassword'
import { sessionCookie } from './sessionCookie'
import { closeSession } from './sessions'
import { signIn, type Entered } from './signIn'
import { CLIENT_HEADER } from './throttle/addressLimit'
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
    const entered = await signIn(req.payload, username ?? email ?? '', password, {
      agent: req.headers.get('user-agent'),
      client: req.headers.get(CLIENT_HEADER),
      device: device.read(req.headers.get('cookie')),
    })
    return answerOf(entered, origin)
  },
}

/** What a program is told that comes in: until `needs` is gone, it is nobody. */
function answerOf({ device, endsAt, expiresAt, needs, token, user }: Entered, origin: string) {
  // The tokens are the cookies' alone: scripts never see them.
  const answer = Response.json(
    { exp: seconds(endsAt), needs, user: { id: user, collection: 'users' } },
    { headers: { 'Cache-Control': 'no-store' } },
  )
  answer.headers.append('Set-Cookie', sessionCookie(origin).write(token, expiresAt))
  if (device !== undefined) answer.headers.append('Set-Cookie', deviceCookie(origin).write(device))
  return answer
}

/** The second step of signing in, for programs; people have `/{lang}/sign-in/code`. */
const secondStep: Endpoint = {
  method: 'post',
  path: '/second-step',
  async handler(req) {
    const { code } = await parsed(z.object({ code: z.string().max(64) }), req)
    const { payload } = req
    return answerOf(await giveCode(payload, cookiesOf(req), code), payload.config.serverURL)
  },
}

const cookiesOf = (req: PayloadRequest): string | null => req.headers.get('cookie')

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
    session: _session,
    sessionEnds,
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

export const authEndpoints: Endpoint[] = [
  login,
  secondStep,
  logout,
  me,
  refresh,
  password,
  create,
  ...closed,
]
