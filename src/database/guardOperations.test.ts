import { beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { BaseDatabaseAdapter, PayloadRequest } from 'payload'

import { guardOperations, refuseMigrations } from './guardOperations'
import { createRequests } from './requests'
import type { Requests } from './requests'

type Operation = (args: { req?: Partial<PayloadRequest> }) => Promise<unknown>

let requests: Requests
let adapter: Record<string, Operation>
const lose = jest.fn<(id: string) => Promise<void>>().mockResolvedValue()
const failure = new Error('driver')
const mapped = new Error('mapped')

const guarded = (operations: Record<string, Operation>) => {
  adapter = operations
  guardOperations(adapter as unknown as BaseDatabaseAdapter, {
    requests,
    lose,
    mapError: (error) => (error === failure ? mapped : error),
  })
  return adapter
}

beforeEach(() => {
  lose.mockClear()
  requests = createRequests({ onEffectError: () => undefined })
})

describe('a read', () => {
  test('passes, with this and arguments as they were', async () => {
    const { find } = guarded({
      async find(this: unknown, args) {
        return await Promise.resolve([this === adapter, args])
      },
    })
    expect(await find?.({ req: {} })).toEqual([true, { req: {} }])
  })

  test('that fails leaves its transaction alone', async () => {
    requests.began('t')
    const { findOne } = guarded({ findOne: () => Promise.reject(failure) })
    await expect(findOne?.({ req: { transactionID: 't' } })).rejects.toBe(mapped)
    expect(lose).not.toHaveBeenCalled()
  })
})

describe('a write', () => {
  test('that fails takes its transaction with it', async () => {
    requests.began('t')
    const { create } = guarded({ create: () => Promise.reject(failure) })
    await expect(create?.({ req: { transactionID: 't' } })).rejects.toBe(mapped)
    expect(lose).toHaveBeenCalledWith('t')
    await expect(create?.({})).rejects.toBe(mapped)
    expect(lose).toHaveBeenCalledTimes(1)
  })

  test('of a request whose transaction is gone does not reach the driver', async () => {
    const reached = jest.fn<Operation>().mockResolvedValue('stored')
    const { updateOne } = guarded({ updateOne: reached })
    const late = updateOne?.({ req: { transactionID: 'gone' } })
    await expect(late).rejects.toMatchObject({ code: 'transaction_lost' })
    expect(reached).not.toHaveBeenCalled()
    expect(await updateOne?.({ req: {} })).toBe('stored')
  })
})

test("Payload's own migrations are refused with what to do instead", async () => {
  const { migrate, migrateFresh } = (adapter = {}) as Record<string, () => Promise<void>>
  expect([migrate, migrateFresh]).toEqual([undefined, undefined])
  refuseMigrations(adapter as unknown as BaseDatabaseAdapter)
  for (const name of ['migrate', 'migrateDown', 'migrateFresh', 'migrateRefresh', 'migrateReset']) {
    await expect(adapter[name]?.({})).rejects.toThrow('npm run migrate')
  }
})
