import { expect, test } from '@jest/globals'
import { APIError } from 'payload'
import { codeOf, ERRORS, isErrorCode, PortalError, retryAfterOf, valuesOf, waitOf } from './errors'
import type { ErrorCode } from './errors'

const codes = Object.keys(ERRORS) as ErrorCode[]

test.each(codes)('%s has a status of its kind, and waits only when waiting helps', (code) => {
  const { log, status } = ERRORS[code]
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(600)
  // A warning is for what an attacker or a fault would cause; an error is for what wakes somebody up.
  if (log === 'error') expect(status).toBeGreaterThanOrEqual(500)
  expect(retryAfterOf(code) !== undefined).toBe([429, 503, 507].includes(status))
})

test('an error carries status, code and field to Payload, and its message is the code', () => {
  const cause = new TypeError('why')
  const error = new PortalError('slug_taken', { slug: 'a' }, { cause, field: 'slug' })
  expect(error).toBeInstanceOf(APIError)
  expect(error).toMatchObject({
    name: 'PortalError',
    message: 'slug_taken',
    code: 'slug_taken',
    status: 400,
    isPublic: true,
    field: 'slug',
    cause,
    values: { slug: 'a' },
    data: { code: 'slug_taken', field: 'slug' },
  })
})

test('an error without details has none', () => {
  const error = new PortalError('not_found')
  expect([error.field, error.values]).toEqual([undefined, {}])
})

test.each([
  [new PortalError('conflict'), 'conflict'],
  [Object.assign(new Error('x'), { code: 'database_busy' }), 'database_busy'],
  [Object.assign(new Error('x'), { code: 'ENOENT' }), 'internal'],
  [Object.assign(new Error('x'), { code: 'toString' }), 'internal'],
  [{ code: 404 }, 'internal'],
  ['not_found', 'internal'],
  [undefined, 'internal'],
  [null, 'internal'],
])('the code of %p is %s', (thrown, code) => {
  expect(codeOf(thrown)).toBe(code)
})

test('a wait is the error’s own, else that of its code, else none', () => {
  expect(waitOf(new PortalError('sign_in_throttled', {}, { retryAfter: 61 }))).toBe(61)
  expect(waitOf(new PortalError('sign_in_busy'))).toBe(ERRORS.sign_in_busy.retryAfter)
  expect(waitOf({ code: 'database_busy', retryAfter: 9 })).toBe(ERRORS.database_busy.retryAfter)
  expect(waitOf(new PortalError('not_found'))).toBeUndefined()
  expect(waitOf(undefined)).toBeUndefined()
})

test('only our own errors fill messages', () => {
  expect(valuesOf(new PortalError('too_large', { limit: 20 }))).toEqual({ limit: 20 })
  expect(valuesOf(Object.assign(new Error('x'), { values: { limit: 20 } }))).toEqual({})
  expect(valuesOf(null)).toEqual({})
})

test('names that every object has are no codes', () => {
  expect(['constructor', '__proto__', 'internal', undefined, 7].map(isErrorCode)).toEqual([
    false,
    false,
    true,
    false,
    false,
  ])
})
