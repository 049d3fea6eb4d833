import { afterEach, expect, jest, test } from '@jest/globals'
import { scryptSync } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { hashPassword, verifyPassword } from './passwordHash'
import { PASSWORD_MIN } from './passwords/lengths'

const PASSWORD = 'Түлкі таңда тоңды'
const AT_ONCE = Math.max(1, availableParallelism() - 1)
const WAITING = 200
/** A hash that costs next to nothing: the parameters stand in it. */
const cheap = (password: string): string => {
  const salt = Buffer.from('salt')
  const hash = scryptSync(password.normalize('NFKC'), salt, 32, { N: 16, r: 1, p: 1 })
  return ['scrypt', 16, 1, 1, salt.toString('base64url'), hash.toString('base64url')].join('$')
}
const busy = { code: 'sign_in_busy' }

afterEach(() => {
  jest.useRealTimers()
})

test('the right password is accepted, no other one, and the hash holds neither', async () => {
  const stored = await hashPassword(PASSWORD)
  expect(stored).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/)
  expect(await verifyPassword(PASSWORD, stored)).toBe(true)
  expect(await verifyPassword(`${PASSWORD} `, stored)).toBe(false)
  expect(await verifyPassword(PASSWORD.toLowerCase(), stored)).toBe(false)
})

test('two hashes of one password differ: each has a salt of its own', async () => {
  expect(await hashPassword(PASSWORD)).not.toBe(await hashPassword(PASSWORD))
})

test('without a stored hash nothing is right, not even the empty password', async () => {
  expect(await verifyPassword(PASSWORD, undefined)).toBe(false)
  expect(await verifyPassword('', undefined)).toBe(false)
})

test.each(['', 'scrypt$16$1$1$c2FsdA$', 'scrypt$16$1$1$c2FsdA$c2hvcnQ'])(
  'a stored hash that was cut short (%p) opens nothing',
  async (stored) => {
    await expect(verifyPassword('', stored).catch(() => false)).resolves.toBe(false)
  },
)

test('the same password typed on another keyboard is the same: NFKC', async () => {
  const composed = 'Й\u0451лка \ufb01le №1'
  const loose = 'И\u0306е\u0308лка file No1'
  expect(await verifyPassword(loose, await hashPassword(composed))).toBe(true)
})

test('nothing is cut off: passwords that differ after 72 bytes, or at the very end, differ', async () => {
  const start = 'ә'.repeat(40)
  expect(await verifyPassword(`${start}2`, cheap(`${start}1`))).toBe(false)
  const long = '🦊'.repeat(1023)
  expect(await verifyPassword(`${long}1`, cheap(`${long}1`))).toBe(true)
  expect(await verifyPassword(`${long}2`, cheap(`${long}1`))).toBe(false)
})

test('a short password is refused with the length it needs, an absurd one as malformed', async () => {
  const weak = { code: 'password_weak', field: 'password', values: { min: PASSWORD_MIN } }
  await expect(hashPassword('ж'.repeat(PASSWORD_MIN - 1))).rejects.toMatchObject(weak)
  // Letters are counted, not the halves of which some consist.
  await expect(hashPassword('🦊'.repeat(PASSWORD_MIN - 1))).rejects.toMatchObject(weak)
  await expect(hashPassword('ж'.repeat(PASSWORD_MIN))).resolves.toMatch(/^scrypt/)
  const long = hashPassword('ж'.repeat(1025))
  await expect(long).rejects.toMatchObject({ code: 'invalid_input', field: 'password' })
})

test('at most cores − 1 are hashed at a time, 200 wait in line, and the next is told to come back', async () => {
  const stored = cheap(PASSWORD)
  const order: number[] = []
  const accepted = Array.from({ length: AT_ONCE + WAITING }, async (_, index) => {
    const isRight = await verifyPassword(PASSWORD, stored)
    order.push(index)
    return isRight
  })
  await expect(verifyPassword(PASSWORD, stored)).rejects.toMatchObject(busy)
  expect(new Set(await Promise.all(accepted))).toEqual(new Set([true]))
  // Nobody overtakes: whoever is not yet being served comes out after those before him.
  const late = order.map((index, at) => Math.abs(index - at))
  expect(Math.max(...late)).toBeLessThan(AT_ONCE + 1)
  expect(await verifyPassword(PASSWORD, stored)).toBe(true)
})

test('who has waited ten seconds is told to come back, and his place in line is free', async () => {
  const stored = await hashPassword(PASSWORD)
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] })
  const served = Array.from({ length: AT_ONCE }, () => verifyPassword(PASSWORD, stored))
  const patient = verifyPassword(PASSWORD, stored)
  jest.advanceTimersByTime(10_000)
  await expect(patient).rejects.toMatchObject(busy)
  const later = verifyPassword(PASSWORD, stored)
  expect(await Promise.all([...served, later])).toEqual(Array(AT_ONCE + 1).fill(true))
})

test('a hash that fails gives its turn back', async () => {
  const broken = Array.from({ length: AT_ONCE + 1 }, () => verifyPassword('x', 'scrypt$3$1$1$a$b'))
  expect((await Promise.allSettled(broken)).map(({ status }) => status)).not.toContain('fulfilled')
  expect(await verifyPassword(PASSWORD, cheap(PASSWORD))).toBe(true)
})
