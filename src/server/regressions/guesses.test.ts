import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { signIn } from '#collections'
import { codeOf } from '#kernel'
import { createTestPortal, ORIGIN, PASSWORD, type TestPortal } from '#testing'

/** T-LOCK, A-09: a thousand guesses of strangers, and the owner comes in. */
let portal: TestPortal
beforeAll(async () => {
  portal = await createTestPortal()
})
afterAll(() => portal.stop())

test('a thousand wrong guesses: twenty are compared, and the owner’s own device is let in', async () => {
  const owner = await portal.as('head')
  const data = { username: 'basshy-1', email: 'basshy@example.kz' }
  await portal.payload.db.updateOne({ collection: 'users', id: owner.userId, data })
  const codes = new Map<string, number>()
  const guess = async (name: string): Promise<void> => {
    try {
      await signIn(portal.payload, name, 'wrong', { device: 'x'.repeat(43) })
    } catch (error) {
      codes.set(codeOf(error), (codes.get(codeOf(error)) ?? 0) + 1)
    }
  }
  const names = ['basshy-1', 'BASSHY-1', 'basshy@example.kz', ' Basshy@Example.kz ']
  for (let made = 0; made < 1000; made += 4) await Promise.all(names.map(guess))
  expect(codes.get('sign_in_failed')).toBe(20)
  expect(codes.get('sign_in_throttled')).toBe(980)
  const place = { domain: '127.0.0.1', path: '/', secure: false, script: false }
  const device = owner.jar.getCookie('orda-device', place)?.value ?? ''
  const enter = (cookie: string) =>
    portal.http
      .post('/api/users/login')
      .set({ Host: 'localhost:3000', Origin: ORIGIN, Cookie: cookie })
      .send({ username: 'basshy-1', password: PASSWORD })
  expect((await enter('')).status).toBe(429)
  expect((await enter(`orda-device=${device}`)).status).toBe(200)
}, 60_000)
