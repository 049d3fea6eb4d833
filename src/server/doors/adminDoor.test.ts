import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createApp } from '../createApp'
import {
  createTestPortal,
  PASSWORD,
  schoolsAtWork,
  type TestPortal,
  type WorkingSchool,
} from '#testing'
import request from 'supertest'

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

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('geolocation=()'),
  'x-request-id': expect.stringMatching(/^[\w-]+$/),
}

describe('the admin', () => {
  const policies: string[] = []
  const asked: (string | undefined)[] = []
  let agent: WorkingSchool['editor']
  let cookie: string

  beforeAll(async () => {
    const app = createApp({
      payload: plain.payload,
      instanceKey: plain.instanceKey,
      admin: () => ({
        isDev: false,
        handle: async (req, res) => {
          asked.push(req.headers.cookie)
          policies.push(String(req.headers['content-security-policy']))
          res.end('admin')
        },
      }),
    })
    agent = request
      .agent(app)
      .set('Host', 'localhost:3000')
      .set('Origin', 'http://localhost:3000') as never
    const { username } = (
      (await own.editor.get('/api/users/me')).body as { user: { username: string } }
    ).user
    const answer = await agent.post('/api/users/login').send({ username, password: PASSWORD })
    cookie = answer.get('Set-Cookie')?.[0]?.split(';')[0] ?? ''
  })

  test('has a policy of its own, with a nonce that is never the same, and no script without it', async () => {
    const answers = [await agent.get('/admin'), await agent.get('/admin')]
    const [first, second] = answers.map(({ headers }) => String(headers['content-security-policy']))
    expect(first).not.toBe(second)
    expect(first).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic';/)
    expect(policies).toEqual([first, second])
    expect(answers[0]?.headers).toMatchObject({
      ...ALWAYS,
      'x-frame-options': 'SAMEORIGIN',
      'cache-control': 'no-store',
    })
  })

  test('sends strangers to the sign-in page, and back to where they wanted to go', async () => {
    const stranger = request(
      createApp({
        payload: plain.payload,
        instanceKey: plain.instanceKey,
        admin: () => ({ isDev: false, handle: () => Promise.reject(new Error('reached')) }),
      }),
    )
    for (const [path, to] of [
      ['/admin', '/admin'],
      ['/admin/collections/pages?limit=5', '/admin/collections/pages?limit=5'],
      ['/admin/login', '/admin'],
      ['/admin/login?redirect=%2Fadmin%2Faccount', '/admin/account'],
      ['/admin/logout-inactivity?redirect=//evil.example', '//evil.example'],
    ] as const) {
      const answer = await stranger.get(path).set({ Host: 'localhost:3000', Cookie: 'lang=ru' })
      expect(answer.status).toBe(303)
      expect(answer.headers.location).toBe(`/ru/sign-in?to=${encodeURIComponent(to)}`)
    }
    expect((await stranger.post('/admin').set({ Host: 'localhost:3000' })).status).toBe(401)
    for (const path of ['/_next/image?url=/x', '/_next/data/x', '/_next/webpack-hmr', '/_next/']) {
      expect((await stranger.get(path).set('Host', 'localhost:3000')).status).toBe(404)
    }
  })

  test("speaks the language of its own switch, whatever the public side's is", async () => {
    asked.length = 0
    await agent.get('/admin').set('Cookie', `${cookie}; lang=kk; payload-lng=ru`)
    await agent.get('/admin').set('Cookie', `${cookie}; lang=ru`)
    expect(asked.map((one) => /payload-lng=(\w+)/.exec(one ?? '')?.[1])).toEqual(['ru', 'ru'])
  })

  test('is closed to people who have no work here', async () => {
    const parent = await plain.as('parent')
    const { username } = (
      (await parent.get('/api/users/me')).body as { user: { username: string } }
    ).user
    await agent.post('/api/users/login').send({ username, password: PASSWORD })
    const answer = await agent.get('/admin')
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('<h1>')
  })
})
