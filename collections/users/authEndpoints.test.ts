import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createTestPortal, ORIGIN, PASSWORD, type TestPortal } from '#testing'

let portal: TestPortal
let agent: Awaited<ReturnType<TestPortal['as']>>

beforeAll(async () => {
  portal = await createTestPortal()
  agent = await portal.as('teacher')
})
afterAll(() => portal.stop())

const stranger = (method: 'get' | 'post', path: string) =>
  portal.http[method](`/api/users${path}`).set('Host', 'localhost:3000').set('Origin', ORIGIN)

test('a person learns who he is, and until when', async () => {
  const { body, headers, status } = await agent.get('/api/users/me')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    collection: 'users',
    strategy: 'session',
    user: { id: agent.userId },
  })
  expect(body.exp * 1000).toBeGreaterThan(Date.now())
  expect(body.user).not.toHaveProperty('memberships')
  expect(headers['cache-control']).toBe('no-store')
})

test('a stranger learns that he is nobody', async () => {
  expect((await stranger('get', '/me')).body).toEqual({ user: null })
})

test('asking for a new session answers with the present one: its end is fixed', async () => {
  const before = (await agent.get('/api/users/me')).body
  const answer = await agent.post('/api/users/refresh-token')
  expect([answer.status, answer.body]).toEqual([200, before])
  expect(answer.headers['set-cookie']).toBeUndefined()
  expect((await stranger('post', '/refresh-token')).status).toBe(401)
})

test('the form of the admin signs in, as it sends it, by name or by address', async () => {
  const { username } = (await agent.get('/api/users/me')).body.user as { username: string }
  const form = (fields: object) =>
    stranger('post', '/login').field('_payload', JSON.stringify(fields))
  expect((await form({ username, password: PASSWORD })).status).toBe(200)
  expect((await form({ email: username, password: PASSWORD })).status).toBe(200)
  expect((await stranger('post', '/login').field('username', username)).status).toBe(400)
  expect((await stranger('post', '/login').field('_payload', '{')).status).toBe(400)
})

test('signing out ends the session itself, not just the cookie', async () => {
  const one = await portal.as('teacher')
  const answer = await one.post('/api/users/logout')
  expect(answer.status).toBe(200)
  const [cookie = ''] = answer.headers['set-cookie'] as unknown as string[]
  expect(cookie).toMatch(/^orda=;.*1970/)
  const where = { user: { equals: one.userId } }
  const left = await portal.payload.db.count({ collection: 'sessions', where })
  expect(left.totalDocs).toBe(0)
})

test('signing out without a session is no error', async () => {
  expect((await stranger('post', '/logout')).status).toBe(200)
})

test.each<['get' | 'post', string]>([
  ['post', '/first-register'],
  ['get', '/init'],
  ['post', '/forgot-password'],
  ['post', '/reset-password'],
  ['post', '/unlock'],
  ['post', '/verify/token'],
])("Payload's own %s %s is not there, for nobody", async (method, path) => {
  const body = { email: 'a@example.kz', password: PASSWORD, token: 'x', username: 'a' }
  const request = stranger(method, path)
  expect((await (method === 'post' ? request.send(body) : request)).status).toBe(404)
  const own = agent[method](`/api/users${path}`)
  expect((await (method === 'post' ? own.send(body) : own)).status).toBe(404)
})
