import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { inTransaction, messageOf, portalOf } from '#kernel'
import { createTestPortal, ORIGIN, PASSWORD, type TestPortal } from '#testing'
import { hashPassword } from './passwordHash'
import { signIn } from './signIn'
import { writePassword } from './passwords/writePassword'

let portal: TestPortal
let id: string

beforeAll(async () => {
  portal = await createTestPortal()
  const hash = await hashPassword(PASSWORD)
  const add = (data: { username: string; email?: string; disabled?: boolean }, stored?: string) =>
    inTransaction(portal.payload, async (req) => {
      const user = await portal.payload.create({
        collection: 'users',
        data: { name: 'Айгүл', ...data },
        depth: 0,
        overrideAccess: true,
        req,
      })
      if (stored !== undefined) await writePassword(req, String(user.id), stored)
      return String(user.id)
    })
  id = await add({ username: 'redaktor-7', email: 'aigul@example.kz' }, hash)
  await add({ username: 'disabled-1', disabled: true }, hash)
  await add({ username: 'no-password-1' })
  await add({ username: 'by-name-only' }, hash)
})
afterAll(() => portal.stop())

test.each([
  'redaktor-7',
  'REDAKTOR-7',
  ' redaktor-7 ',
  'aigul@example.kz',
  'Aigul@Example.KZ',
  'ｒｅｄａｋｔｏｒ-７',
])('the person signs in as %p', async (identifier) => {
  const { expiresAt, token, user } = await signIn(portal.payload, identifier, PASSWORD)
  expect(user).toBe(id)
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(expiresAt.getTime()).toBeGreaterThan(Date.now())
})

test.each([
  ['a wrong password', 'redaktor-7', `${PASSWORD}!`],
  ['an empty password', 'redaktor-7', ''],
  ['an unknown name', 'nobody-1', PASSWORD],
  ['an unknown address', 'nobody@example.kz', PASSWORD],
  ['an empty name', '', PASSWORD],
  ['an account that is off', 'disabled-1', PASSWORD],
  ['an account without a password', 'no-password-1', ''],
  ['a part of a name', 'redaktor', PASSWORD],
  ['a pattern', '%', PASSWORD],
  ['an address nobody gave', '@', PASSWORD],
])('%s is refused like every other', async (_what, identifier, password) => {
  const refused = signIn(portal.payload, identifier, password)
  await expect(refused).rejects.toMatchObject({ code: 'sign_in_failed', status: 401 })
  const t = portalOf(portal.payload).translate('ru')
  const error: unknown = await refused.catch((thrown: unknown) => thrown)
  expect(messageOf(error, t)).toBe('Неверное имя пользователя или пароль.')
})

const login = (body: object | string) =>
  portal.http
    .post('/api/users/login')
    .set('Host', 'localhost:3000')
    .set('Origin', ORIGIN)
    .type('json')
    .send(body)

test('over HTTP the token is in the cookie alone, and unknown and wrong look the same', async () => {
  const right = await login({ username: 'redaktor-7', password: PASSWORD })
  expect(right.status).toBe(200)
  const [cookie = ''] = right.headers['set-cookie'] as unknown as string[]
  expect(cookie).toMatch(/^orda=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/)
  expect(right.text).not.toContain(/=([\w-]{43})/.exec(cookie)?.[1])
  const refusals = [
    await login({ username: 'redaktor-7', password: 'wrong password' }),
    await login({ username: 'nobody-1', password: 'wrong password' }),
    await login({ email: 'disabled-1', password: PASSWORD }),
  ]
  for (const { body, headers, status } of refusals) {
    expect([status, body]).toEqual([401, refusals[0]?.body])
    expect(headers['set-cookie']).toBeUndefined()
  }
})

test.each<[string, object | string, string]>([
  ['no password', { username: 'redaktor-7' }, 'invalid_input'],
  ['a name that is no text', { username: { equals: 'x' }, password: 'x' }, 'invalid_input'],
  ['a password as long as a book', { username: 'a', password: 'x'.repeat(5000) }, 'invalid_input'],
  ['no JSON', '{"username"', 'malformed_body'],
])('%s is refused before anything is looked up', async (_what, body, code) => {
  const answer = await login(body)
  expect([answer.status, answer.body.error.code]).toEqual([400, code])
})
