import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  createTestPortal,
  PASSWORD,
  schoolsAtWork,
  type TestPortal,
  type WorkingSchool,
} from '#testing'
import {
  adminHeaders,
  fileHeaders,
  PUBLIC_CSP,
  publicHeaders,
  SANDBOX_CSP,
} from './securityHeaders'

const HTTPS = 'https://portal.example.kz'
let plain: TestPortal
let secure: TestPortal
let own: WorkingSchool

beforeAll(async () => {
  plain = await createTestPortal()
  secure = await createTestPortal({ origin: HTTPS })
  own = (await schoolsAtWork(plain)).own
})
afterAll(async () => {
  await plain.stop()
  await secure.stop()
})

/** Class of answer → an address of it, its status and its policy. */
const CLASSES: readonly (readonly [
  name: string,
  path: () => string,
  status: number,
  csp: string,
])[] = [
  ['a page', () => '/kk/', 200, PUBLIC_CSP],
  ['the same page, from memory', () => '/kk/', 200, PUBLIC_CSP],
  ['a page of a site', () => `/ru/s/${own.slug}/`, 200, PUBLIC_CSP],
  ['a page that does not exist', () => '/kk/none', 404, PUBLIC_CSP],
  ['an address in no language', () => '/none', 404, PUBLIC_CSP],
  ['a malformed address', () => '/kk/%00', 400, PUBLIC_CSP],
  ['the sign-in page', () => '/kk/sign-in', 200, PUBLIC_CSP],
  ['the start', () => '/', 302, SANDBOX_CSP],
  ['a list', () => '/api/pages', 200, SANDBOX_CSP],
  ['a refusal', () => '/api/users', 403, SANDBOX_CSP],
  ['a question that is wrong', () => '/api/pages?limit=0', 400, SANDBOX_CSP],
  ['an endpoint that does not exist', () => '/api/plugins/none/x', 404, SANDBOX_CSP],
  ['a picture', () => `/media/${own.file}`, 200, SANDBOX_CSP],
  ['a picture that does not exist', () => '/media/none.png', 404, PUBLIC_CSP],
  ['health', () => '/healthz', 200, SANDBOX_CSP],
  ['readiness', () => '/readyz', 200, SANDBOX_CSP],
  ['the admin, to a stranger', () => '/admin', 503, PUBLIC_CSP],
]

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('geolocation=()'),
  'x-request-id': expect.stringMatching(/^[\w-]+$/),
}

describe.each(CLASSES)('%s', (_name, path, status, csp) => {
  test('has its policy and the headers that everything has', async () => {
    const answer = await plain.http.get(path()).set('Host', 'localhost:3000')
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject({ ...ALWAYS, 'content-security-policy': csp })
    expect(answer.headers).not.toHaveProperty('strict-transport-security')
    expect(answer.headers).not.toHaveProperty('x-powered-by')
    expect(answer.headers).not.toHaveProperty('server')
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
    expect(answer.headers).not.toHaveProperty('set-cookie')
  })

  test('is for https alone where the portal is', async () => {
    if (/site|picture$/.test(_name)) return
    const answer = await secure.http.get(path()).set('Host', 'portal.example.kz')
    expect(answer.headers).toMatchObject({
      ...ALWAYS,
      'content-security-policy': csp,
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
    })
  })
})

test('what is not for everybody is kept by nobody', async () => {
  for (const path of [
    '/api/pages',
    `/api/pages/${own.draft}?draft=true`,
    '/api/users/me',
    '/api/access',
    '/kk/sign-in',
    '/healthz',
    '/readyz',
    '/kk/%00',
    '/admin',
    '/',
  ]) {
    const answer = await own.editor.get(path)
    expect([path, answer.headers['cache-control']]).toEqual([path, 'no-store'])
  }
  // A page knows no user: it is the same with a session and without.
  const one = await own.editor.get('/kk/')
  const other = await plain.http.get('/kk/').set('Host', 'localhost:3000')
  expect(one.text).toBe(other.text)
})

test('no other site may read what we answer', async () => {
  const headers = {
    Host: 'localhost:3000',
    Origin: 'https://evil.example',
    'Access-Control-Request-Method': 'DELETE',
  }
  for (const path of ['/api/pages', '/kk/', '/api/users/login']) {
    for (const method of ['get', 'options'] as const) {
      const answer = await plain.http[method](path).set(headers)
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
      expect(answer.headers['access-control-allow-credentials']).toBeUndefined()
    }
  }
})

describe('policies', () => {
  test('no public page runs any script, and none allows what was written into it', () => {
    expect(PUBLIC_CSP).not.toMatch(/script-src|unsafe|nonce|\*|https?:/)
    expect(PUBLIC_CSP).toContain("default-src 'none'")
    expect(SANDBOX_CSP).not.toMatch(/unsafe|allow-|nonce|\*/)
  })

  test('scripts of the admin need the nonce, in production and while developing', () => {
    for (const isDev of [false, true]) {
      const csp =
        adminHeaders('http://localhost:3000', 'abc', isDev).find(
          ([name]) => name === 'Content-Security-Policy',
        )?.[1] ?? ''
      const scripts = /script-src [^;]*/.exec(csp)?.[0] ?? ''
      expect(scripts).toContain("'nonce-abc'")
      expect(scripts).not.toMatch(/unsafe-inline|\*|https?:/)
      expect(scripts.includes('unsafe-eval')).toBe(isDev)
      expect(csp).toMatch(/default-src 'none'.*frame-ancestors 'self'/)
    }
  })

  test('https is demanded where the portal has it, and nowhere else', () => {
    for (const make of [
      publicHeaders,
      fileHeaders,
      (origin: string) => adminHeaders(origin, 'x', false),
    ]) {
      const names = (origin: string) => make(origin).map(([name]) => name)
      expect(names(HTTPS)).toContain('Strict-Transport-Security')
      expect(names('http://localhost:3000')).not.toContain('Strict-Transport-Security')
    }
  })
})

test('on https the session cookie belongs to this host alone', async () => {
  await secure.as('editor').catch(() => undefined)
  const { docs } = await secure.payload.find({
    collection: 'users',
    limit: 1,
    overrideAccess: true,
  })
  const username = String(docs[0]?.username)
  const send = () =>
    secure.http
      .post('/kk/sign-in')
      .set({ Host: 'portal.example.kz', Origin: HTTPS })
      .type('form')
      .send({ identifier: username, password: PASSWORD })
  const [session = ''] = (await send()).get('Set-Cookie') ?? []
  expect(session).toMatch(
    /^__Host-orda=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Expires=/,
  )
  expect(session).not.toMatch(/domain/i)
  const me = (name: string) =>
    secure.http
      .get('/api/users/me')
      .set({ Host: 'portal.example.kz', Cookie: session.replace('__Host-orda', name) })
  expect((await me('__Host-orda')).body).toMatchObject({ user: { username } })
  // The name that is used on http could be set by a sibling, or over http.
  expect((await me('orda')).body).toMatchObject({ user: null })
  const out = await secure.http
    .post('/kk/sign-out')
    .set({ Host: 'portal.example.kz', Origin: HTTPS })
  expect(out.get('Set-Cookie')?.[0]).toMatch(
    /^__Host-orda=; Path=\/; HttpOnly; SameSite=Lax; Secure; Expires=Thu, 01 Jan 1970/,
  )
})
