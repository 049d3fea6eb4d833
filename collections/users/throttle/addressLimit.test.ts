import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Payload } from 'payload'
import request from 'supertest'
import { readNetworks } from '#config'
import { PortalError } from '#kernel'
import { createTestPortal, ORIGIN, PASSWORD, type TestPortal } from '#testing'
import { createApp, type App } from '../../../src/server/createApp'
import { CLIENT_HEADER, countFromAddress, MOST_FROM_ADDRESS } from './addressLimit'

const MINUTE = 60_000
let payload: Payload
beforeEach(() => {
  payload = {} as Payload
})
const NOW = Date.parse('2026-09-01T03:00:00Z')
const count = (times: number, now = NOW, client = 'a'): void => {
  for (let time = 0; time < times; time++) countFromAddress(payload, client, now)
}
const refusalAt = (now: number, client = 'a'): PortalError | undefined => {
  try {
    countFromAddress(payload, client, now)
    return undefined
  } catch (error) {
    return error as PortalError
  }
}

describe('passwords that are tried from one address', () => {
  test('are as many as a school needs in ten minutes, and not one more', () => {
    count(MOST_FROM_ADDRESS)
    const refusal = refusalAt(NOW)
    expect(refusal).toBeInstanceOf(PortalError)
    expect(refusal).toMatchObject({ code: 'sign_in_crowded', status: 429, retryAfter: 600 })
    expect(refusal?.values).toEqual({ minutes: 10 })
  })

  test('are counted for each address alone, and for nobody whose address is not known', () => {
    count(MOST_FROM_ADDRESS)
    expect(refusalAt(NOW, 'b')).toBeUndefined()
    for (const none of [undefined, null, ''])
      for (let time = 0; time <= MOST_FROM_ADDRESS; time++) countFromAddress(payload, none, NOW)
  })

  test('are forgotten after ten minutes, never later', () => {
    count(MOST_FROM_ADDRESS - 1)
    count(1, NOW + 5 * MINUTE)
    expect(refusalAt(NOW + 9 * MINUTE)?.retryAfter).toBe(60)
    count(MOST_FROM_ADDRESS - 1, NOW + 10 * MINUTE)
    expect(refusalAt(NOW + 10 * MINUTE)?.retryAfter).toBe(5 * 60)
    expect(refusalAt(NOW + 15 * MINUTE)).toBeUndefined()
  })

  test('that were refused keep nobody out', () => {
    count(MOST_FROM_ADDRESS)
    for (let time = 0; time < 5000; time++) refusalAt(NOW + 9 * MINUTE)
    expect(refusalAt(NOW + 10 * MINUTE)).toBeUndefined()
  })
})

describe('over HTTP', () => {
  let portal: TestPortal
  let username: string
  let known: ReturnType<typeof request.agent>
  const HEADERS = { Host: 'localhost:3000', Origin: ORIGIN }
  const enter = (app: App, name: string, password: string, headers = {}) =>
    request(app)
      .post('/api/users/login')
      .set({ ...HEADERS, ...headers })
      .send({ username: name, password })

  beforeAll(async () => {
    portal = await createTestPortal()
    known = await portal.as('parent')
    username = 'ata-ana-1'
    const { userId } = known as Awaited<ReturnType<TestPortal['as']>>
    await portal.payload.db.updateOne({ collection: 'users', id: userId, data: { username } })
  })
  afterAll(() => portal.stop())

  /** Uses up what an address has, as the front door names it. */
  async function useUp(app: App, headers = {}): Promise<void> {
    let client: unknown
    const seen = (req: IncomingMessage, res: ServerResponse): void => {
      app(req, res)
      client = req.headers[CLIENT_HEADER]
    }
    await request(seen)
      .get('/api/users/me')
      .set({ ...HEADERS, ...headers })
    expect(client).toMatch(/^[\w-]{43}$/)
    for (let sent = 0; sent < MOST_FROM_ADDRESS; sent++)
      countFromAddress(portal.payload, client as string)
  }
  const newApp = (proxies: string) => {
    const { instanceKey, payload: running } = portal
    return createApp({ payload: running, instanceKey, trustedProxies: readNetworks(proxies) })
  }
  const codeIn = ({ body }: { body: unknown }) => (body as { error?: { code: string } }).error?.code

  test('an address that has had enough is told so; a device that its owner knows is let in', async () => {
    const app = newApp('none')
    await useUp(app)
    const refused = await enter(app, username, PASSWORD)
    expect([refused.status, codeIn(refused)]).toEqual([429, 'sign_in_crowded'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(300)
    const page = await request(app)
      .post('/ru/sign-in')
      .set(HEADERS)
      .type('form')
      .send({ identifier: username, password: PASSWORD })
    expect(page.status).toBe(429)
    expect(page.text).toContain('Из вашей сети сейчас вводят слишком много паролей.')
    // What a client says of itself changes nothing.
    for (const made of [
      { 'X-Forwarded-For': '203.0.113.9' },
      { Forwarded: 'for=203.0.113.9' },
      { 'X-Real-IP': '203.0.113.9' },
      { 'X-Orda-Client': 'somebody-else' },
    ])
      expect((await enter(app, username, PASSWORD, made)).status).toBe(429)
    const cookies = known.jar.getCookies({
      domain: '127.0.0.1',
      path: '/',
      secure: false,
      script: false,
    })
    const device = cookies.find(({ name }) => name === 'orda-device')?.value ?? ''
    expect((await enter(app, username, PASSWORD, { Cookie: `orda-device=${device}` })).status).toBe(
      200,
    )
    expect((await enter(app, username, 'wrong', { Cookie: `orda-device=${device}` })).status).toBe(
      401,
    )
  })

  test('behind a proxy that is trusted each client is counted alone', async () => {
    const app = newApp('127.0.0.1')
    await useUp(app, { 'X-Forwarded-For': '198.51.100.1, 203.0.113.9' })
    const from = async (address: string) =>
      (await enter(app, username, PASSWORD, { 'X-Forwarded-For': address })).status
    expect(await from('203.0.113.9')).toBe(429)
    expect(await from('198.51.100.1, 203.0.113.9')).toBe(429)
    expect(await from('203.0.113.10')).toBe(200)
  })

  test('a client that says where it comes from is not believed, also where nothing is known', async () => {
    let said: unknown = 'not asked'
    const seen = (req: IncomingMessage, res: ServerResponse): void => {
      portal.app(req, res)
      said = req.headers[CLIENT_HEADER]
    }
    await request(seen)
      .get('/api/users/me')
      .set({ ...HEADERS, 'X-Orda-Client': 'made-up', 'X-Forwarded-For': '203.0.113.9' })
    expect(said).toBeUndefined()
  })
})
