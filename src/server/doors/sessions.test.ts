import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { portalOf } from '#kernel'
import { contentsOf, createTestPortal, ORIGIN, PASSWORD, type TestPortal } from '#testing'

let portal: TestPortal
let person: Awaited<ReturnType<TestPortal['as']>>
const statements: string[] = []
const NAMES = {
  open: 'editor-aaaaaaaa',
  closed: 'editor-bbbbbbbb',
  bare: 'editor-cccccccc',
  none: 'editor-dddddddd',
}

beforeAll(async () => {
  portal = await createTestPortal({
    onStatement: (sql) => statements.push(sql.replace(/\s+/g, ' ')),
  })
  person = await portal.as('root')
  for (const [kind, username] of Object.entries(NAMES)) {
    if (kind === 'none') continue
    const { userId } = await portal.as('editor')
    const where = { user: { equals: userId } }
    const disabled = kind === 'closed'
    await portal.payload.db.updateOne({
      collection: 'users',
      id: userId,
      data: { username, disabled, email: `${username}@example.kz` },
    })
    await portal.payload.db.deleteMany({ collection: 'sessions', where })
    if (kind === 'bare') await portal.payload.db.deleteMany({ collection: 'credentials', where })
  }
})
afterAll(() => portal.stop())

const HEADERS = { Host: 'localhost:3000', Origin: ORIGIN }
const byForm = (identifier: string, password: string, to?: string, locale = 'kk') =>
  portal.http
    .post(`/${locale}/sign-in`)
    .set(HEADERS)
    .type('form')
    .send({ identifier, password, ...(to !== undefined && { to }) })
const byJson = (username: string, password: string) =>
  portal.http.post('/api/users/login').set(HEADERS).send({ username, password })

describe('signing in', () => {
  test('leads on, by way of a cookie that scripts and other sites do not get', async () => {
    const answer = await byForm(NAMES.open, PASSWORD, '/kk/s/x/')
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe('/kk/s/x/')
    const [session, device, ...others] = answer.get('Set-Cookie') ?? []
    expect(session).toMatch(/^orda=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Expires=/)
    expect(device).toMatch(/^orda-device=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=/)
    expect(others.map((line) => line.split(';')[0])).toEqual(['lang=kk', 'payload-lng=kk'])
  })

  test.each([
    '//evil.example',
    '/\\evil.example',
    '/..//evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/%2e%2e//evil.example',
    '/x\r\nSet-Cookie: a=b',
  ])('never leads to %j', async (to) => {
    expect((await byForm(NAMES.open, PASSWORD, to)).headers.location).toBe('/admin')
    const page = await portal.http.get(`/kk/sign-in?to=${encodeURIComponent(to)}`).set(HEADERS)
    expect(page.text).toContain('name="to" value="/admin"')
    const gone = await person.get(`/kk/sign-in?to=${encodeURIComponent(to)}`)
    expect([gone.status, gone.headers.location]).toEqual([303, '/admin'])
  })

  test('spaces, capitals and full-width letters make no other account', async () => {
    for (const name of [
      ` ${NAMES.open} `,
      NAMES.open.toUpperCase(),
      'ｅditor-aaaaaaaa',
      `${NAMES.open}@EXAMPLE.KZ`,
    ]) {
      expect((await byJson(name, PASSWORD)).status).toBe(200)
    }
  })

  test('by JSON says who and until when, and holds neither token nor secrets', async () => {
    const answer = await byJson(NAMES.open, PASSWORD)
    const token =
      /^orda=([\w-]{43});/.exec((answer.get('Set-Cookie') ?? [])[0] ?? '')?.[1] ?? 'none'
    expect(Object.keys(answer.body as object).sort()).toEqual(['exp', 'user'])
    expect(answer.body).toMatchObject({ user: { collection: 'users' } })
    expect(answer.text).not.toContain(token)
    const cookie = { Host: 'localhost:3000', Cookie: `orda=${token}`, Origin: ORIGIN }
    const me = await portal.http.get('/api/users/me').set(cookie)
    const fresh = await portal.http.post('/api/users/refresh-token').set(cookie)
    for (const one of [me, fresh]) {
      expect(one.body).toMatchObject({ collection: 'users', user: { username: NAMES.open } })
      expect(one.text).not.toMatch(/hash|salt|token|memberships|password/i)
      expect(one.headers['cache-control']).toBe('no-store')
      expect(one.get('Set-Cookie')).toBeUndefined()
    }
  })

  test('each time opens another session; only hashes are kept', async () => {
    const tokens = []
    for (let i = 0; i < 2; i++)
      tokens.push((await byJson(NAMES.open, PASSWORD)).get('Set-Cookie')?.[0]?.slice(5, 48))
    expect(new Set(tokens).size).toBe(2)
    const { docs } = await portal.payload.db.find({
      collection: 'sessions',
      limit: 0,
      pagination: false,
    })
    for (const token of tokens) expect(JSON.stringify(docs)).not.toContain(token)
  })
})

describe('a session is over', () => {
  let token: string
  beforeAll(async () => {
    token = (await open()).slice('orda='.length)
  })

  const me = async (cookie: string) =>
    (
      (await portal.http.get('/api/users/me').set({ Host: 'localhost:3000', Cookie: cookie }))
        .body as { user: unknown }
    ).user
  const open = async () =>
    (await byJson(NAMES.open, PASSWORD)).get('Set-Cookie')?.[0]?.split(';')[0] ?? ''

  test('after signing out, by form or by JSON, and only this one', async () => {
    for (const path of ['/kk/sign-out', '/api/users/logout']) {
      const [one, other] = [await open(), await open()]
      const answer = await portal.http.post(path).set({ ...HEADERS, Cookie: one })
      expect(answer.get('Set-Cookie')?.[0]).toMatch(/^orda=; .*Expires=Thu, 01 Jan 1970/)
      expect(await me(one)).toBeNull()
      expect(await me(other)).not.toBeNull()
    }
  })

  test('when the account is closed, gone, or its time has come', async () => {
    const agent = await portal.as('editor')
    const alive = async () =>
      ((await agent.get('/api/users/me')).body as { user: unknown }).user !== null
    const set = (disabled: boolean) =>
      portal.payload.update({
        ...{ collection: 'users', id: agent.userId, data: { disabled }, depth: 0 },
        overrideAccess: true,
      })
    expect(await alive()).toBe(true)
    await set(true)
    expect(await alive()).toBe(false)
    expect((await agent.patch('/api/pages/x').send({})).status).toBeGreaterThanOrEqual(403)
    await set(false)
    const where = { user: { equals: agent.userId } }
    await portal.payload.db.updateMany({
      collection: 'sessions',
      where,
      data: { expiresAt: new Date(Date.now() - 1000).toISOString() },
    })
    portalOf(portal.payload).subjects.clear()
    expect(await alive()).toBe(false)
  })

  test('signing out without being signed in is no fault', async () => {
    expect((await portal.http.post('/kk/sign-out').set(HEADERS)).status).toBe(303)
    expect((await portal.http.post('/api/users/logout').set(HEADERS)).status).toBe(200)
  })

  test.each([
    ['under another name', (token: string) => `__Host-orda=${token}`],
    ['under the name of Payload', (token: string) => `payload-token=${token}`],
    ['with something before it', (token: string) => `orda=x${token}`],
    ['cut short', (token: string) => `orda=${token.slice(1)}`],
    ['in quotes', (token: string) => `orda="${token}"`],
    ['behind a wrong one', (token: string) => `orda=junk; orda=${token}`],
    ['as its hash', () => `orda=${'a'.repeat(64)}`],
    ['with wild cards', () => `orda=${'%'.repeat(43)}`],
    ['as a property of every object', () => '__proto__=x; constructor=y; orda=toString'],
    ['without a name', (token: string) => `=${token}; ${token}; ;;;`],
  ])('%s it opens nothing, and nothing fails', async (_name, cookieOf) => {
    expect(await me(`orda=${token}`)).not.toBeNull()
    expect(await me(cookieOf(token))).toBeNull()
  })

  test('100 KB of cookies are refused', async () => {
    const { status } = await portal.http
      .get('/api/users/me')
      .set({ Host: 'localhost:3000', Cookie: `a=${'x'.repeat(100_000)}` })
    expect(status).toBe(431)
  })
})

describe("Payload's own ways into an account lead nowhere", () => {
  test.each([
    'first-register',
    'init',
    'forgot-password',
    'reset-password',
    'unlock',
    'verify/abc',
  ])('%s', async (path) => {
    const before = await contentsOf(portal.payload)

    for (const [lang, message] of [
      ['kk', 'Мұндай бет немесе құжат жоқ.'],
      ['ru', 'Такой страницы или документа нет.'],
    ] as const) {
      for (const asker of [person, portal.http]) {
        for (const body of [
          {},
          {
            email: `${NAMES.open}@example.kz`,
            username: NAMES.open,
            password: 'x'.repeat(12),
            token: ['x'],
            role: 'root',
          },
        ]) {
          const answer = await asker
            .post(`/api/users/${path}`)
            .set({
              ...HEADERS,
              'Accept-Language': lang,
              ...(asker === person && { Cookie: `payload-lng=${lang}` }),
            })
            .send(body)
          expect([answer.status, answer.body]).toMatchObject([
            404,
            { error: { code: 'not_found', message } },
          ])
        }
        expect([401, 403, 404]).toContain(
          (await asker.get(`/api/users/${path}`).set(HEADERS)).status,
        )
      }
    }
    expect(await contentsOf(portal.payload)).toEqual(before)
  })

  test.each([
    '/admin/create-first-user',
    '/admin/forgot',
    '/admin/reset/abc',
    '/admin/verify/users/abc',
  ])('%s', async (path) => {
    expect((await portal.http.get(path).set(HEADERS)).status).toBe(404)
  })
})
