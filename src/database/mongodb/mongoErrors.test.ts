import { expect, test } from '@jest/globals'

import { DatabaseError } from '../contract'
import { toDatabaseError } from './mongoErrors'

const errorOf = (properties: object) => Object.assign(new Error('driver'), properties)

test.each([
  ['MongoNetworkError', 'storage_failed'],
  ['MongoNetworkTimeoutError', 'storage_failed'],
  ['MongoServerSelectionError', 'storage_failed'],
  ['MongooseServerSelectionError', 'storage_failed'],
  ['MongoNotConnectedError', 'storage_failed'],
  ['MongoTopologyClosedError', 'storage_failed'],
  ['MongoPoolClearedError', 'storage_failed'],
  ['MongoWaitQueueTimeoutError', 'storage_failed'],
])('%s is %s, and says when to come again', (name, code) => {
  const cause = errorOf({ name })
  const mapped = toDatabaseError(new Error('outer', { cause }))
  expect(mapped).toMatchObject({ code, cause, status: 503, retryAfter: 5 })
})

test.each([
  [10107, 'storage_failed'],
  [189, 'storage_failed'],
  [64, 'storage_failed'],
  [14031, 'storage_full'],
  [112, 'database_busy'],
])('the code %i is %s', (serverCode, code) => {
  expect(toDatabaseError(errorOf({ code: serverCode }))).toMatchObject({ code })
})

test('a DatabaseError stays itself; duplicates and strangers are none', () => {
  const known = new DatabaseError('transaction_lost', 'x')
  expect(toDatabaseError(new Error('outer', { cause: known }))).toBe(known)
  expect(toDatabaseError(errorOf({ code: 11000, name: 'MongoServerError' }))).toBeUndefined()
  expect(toDatabaseError(errorOf({ name: 'NetworkError' }))).toBeUndefined()
  expect(toDatabaseError(undefined)).toBeUndefined()
})
