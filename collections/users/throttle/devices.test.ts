import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { systemStore, type OpenStore } from '#kernel'
import { createTestPortal, type TestPortal } from '#testing'
import { deviceCookie } from './deviceCookie'
import { forgetDevices, isKnownDevice, MOST_DEVICES, rememberDevice } from './devices'
import { knownDevices } from './knownDevices'

let portal: TestPortal
let store: OpenStore

beforeAll(async () => {
  portal = await createTestPortal()
  store = systemStore({ payload: portal.payload })
})
afterAll(() => portal.stop())

const day = (n: number): Date => new Date(Date.parse('2026-09-01T00:00:00.000Z') + n * 86_400_000)

test('a browser is known to those who signed in with it, and to nobody else', async () => {
  const [one, two, three] = [randomUUID(), randomUUID(), randomUUID()]
  const token = await rememberDevice(store, undefined, one)
  expect(await rememberDevice(store, token, two)).toBe(token)
  expect(await rememberDevice(store, token, two)).toBe(token)
  const known = await Promise.all(
    [one, two, three].map((user) => isKnownDevice(store, token, user)),
  )
  expect(known).toEqual([true, true, false])
})

test('a name that the portal did not give is not taken up', async () => {
  const planted = 'a'.repeat(43)
  expect(await rememberDevice(store, planted, randomUUID())).not.toBe(planted)
})

test('when it was seen is noted once a day', async () => {
  const user = randomUUID()
  const token = await rememberDevice(store, undefined, user, day(0))
  const seen = async () => (await store(knownDevices.slug).find({ where: { user } }))[0]?.seenAt
  await rememberDevice(store, token, user, day(0.9))
  expect(await seen()).toBe(day(0).toISOString())
  await rememberDevice(store, token, user, day(1.1))
  expect(await seen()).toBe(day(1.1).toISOString())
})

test('the one that was not seen for longest is forgotten for one too many', async () => {
  const user = randomUUID()
  const tokens: string[] = []
  for (let n = 0; n <= MOST_DEVICES; n++)
    tokens.push(await rememberDevice(store, undefined, user, day(n)))
  const known = await Promise.all(tokens.map((token) => isKnownDevice(store, token, user)))
  expect(known).toEqual([false, ...Array<boolean>(MOST_DEVICES).fill(true)])
})

test('twice at once is once', async () => {
  const [first, user] = [randomUUID(), randomUUID()]
  const token = await rememberDevice(store, undefined, first)
  await Promise.all([rememberDevice(store, token, user), rememberDevice(store, token, user)])
  expect(await store(knownDevices.slug).find({ where: { user } })).toHaveLength(1)
})

test('all but one are forgotten, or all, of this account alone', async () => {
  const [user, other] = [randomUUID(), randomUUID()]
  const [a, b] = [
    await rememberDevice(store, undefined, user),
    await rememberDevice(store, undefined, user),
  ]
  await rememberDevice(store, b, other)
  await forgetDevices(store, user, a)
  expect([await isKnownDevice(store, a, user), await isKnownDevice(store, b, user)]).toEqual([
    true,
    false,
  ])
  await forgetDevices(store, user)
  expect(await isKnownDevice(store, a, user)).toBe(false)
  expect(await isKnownDevice(store, b, other)).toBe(true)
})

test.each([
  ['https://orda.kz', '__Host-orda-device', '; Secure'],
  ['http://localhost:3000', 'orda-device', ''],
])('at %s the cookie is %s', (origin, name, secure) => {
  const cookie = deviceCookie(origin)
  const token = 'x'.repeat(43)
  const line = `${name}=${token}; Path=/; HttpOnly; SameSite=Lax${secure}; Max-Age=34560000`
  expect(cookie.write(token)).toBe(line)
  expect(cookie.read(`a=b; ${name}=${token}`)).toBe(token)
  for (const header of [undefined, null, '', `${name}=`, `${name}=${token}x`, `x${name}=${token}`])
    expect(cookie.read(header)).toBeUndefined()
})
