import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { commitTransaction, createLocalReq, initTransaction, killTransaction } from 'payload'
import type { PayloadRequest } from 'payload'

import { outcomeOf, startTestPayload } from './startTestPayload'
import type { TestPayload } from './startTestPayload'

let target: TestPayload
let req: PayloadRequest
let isHookOn = false

/** A request that shares nothing but the id of the transaction. */
const copyOf = (original: PayloadRequest) => ({ ...original, context: {} })

beforeEach(async () => {
  isHookOn = false
  target = await startTestPayload({
    limits: { maxWaitMs: 60_000 },
    hooks: {
      afterChange: [
        async ({ req: inner }) => {
          if (isHookOn) await target.create('marks', { value: 99 }, inner).catch(() => undefined)
        },
      ],
    },
  })
  req = await createLocalReq({}, target.payload)
})
afterEach(() => target.stop())

describe('a transaction that a nested operation lost', () => {
  test('A, B, invalid, C: nothing is stored and C says so', async () => {
    await initTransaction(req)
    await target.create('marks', { value: 1 }, req)
    await target.create('marks', { value: 2 }, req)
    await expect(target.create('marks', { value: 99 }, req)).rejects.toThrow()
    expect(await outcomeOf(target.create('marks', { value: 3 }, req))).toBe('transaction_lost')
    const direct = target.payload.db.create({ collection: 'marks', data: { value: 4 }, req })
    expect(await outcomeOf(direct)).toBe('transaction_lost')
    expect(await outcomeOf(commitTransaction(req))).toBe('transaction_lost')
    expect(await target.count('marks')).toBe(0)
  })

  test('in a hook that swallows the error refuses the outer operation', async () => {
    isHookOn = true
    expect(await outcomeOf(target.create('notes', { title: 'outer' }))).toBe('transaction_lost')
    expect(await target.count('notes')).toBe(0)
  })

  test('is closed to a copy of the request that keeps the old id', async () => {
    await initTransaction(req)
    const writer = copyOf(req)
    const reader = copyOf(req)
    await killTransaction(req)
    expect(await outcomeOf(target.create('marks', { value: 1 }, writer))).toBe('transaction_lost')
    const read = target.payload.db.find({ collection: 'marks', req: reader })
    expect(await outcomeOf(read)).toBe('transaction_lost')
    expect(await target.count('marks')).toBe(0)
  })

  test('by a write that failed half-way in a bulk update stores no document of it', async () => {
    for (const code of ['a', 'b', 'c']) await target.create('notes', { code })
    const update = target.updateWhere('notes', { code: { in: ['b', 'c'] } }, { code: 'a' })
    expect(await outcomeOf(update)).toBe('transaction_lost')
    const codes = (await target.find('notes')).map(({ code }) => code)
    expect(codes.sort()).toEqual(['a', 'b', 'c'])
  })

  test('does not touch requests that were not in it', async () => {
    await expect(target.create('marks', { value: 99 })).rejects.toThrow()
    await target.create('marks', { value: 1 })
    expect(await target.count('marks')).toBe(1)
  })
})

describe('a transaction that was committed', () => {
  test('refuses late writes, answers late reads, and may be committed again', async () => {
    await initTransaction(req)
    const id = (await req.transactionID) ?? ''
    const late = copyOf(req)
    await target.create('marks', { value: 1 }, req)
    await commitTransaction(req)
    const write = target.payload.db.create({ collection: 'marks', data: {}, req: copyOf(late) })
    expect(await outcomeOf(write)).toBe('transaction_lost')
    const { totalDocs } = await target.payload.db.count({ collection: 'marks', req: late })
    expect(totalDocs).toBe(1)
    expect(await outcomeOf(target.payload.db.commitTransaction(id))).toBe('stored')
    await target.payload.db.rollbackTransaction(id)
    expect(await target.count('marks')).toBe(1)
  })
})

describe('effects after COMMIT', () => {
  test('run in order, once the rows are visible, and cannot undo it', async () => {
    await initTransaction(req)
    const seen: string[] = []
    target.db.afterCommit(req, () => seen.push('first'))
    target.db.afterCommit(req, () => {
      throw new Error('an effect')
    })
    target.db.afterCommit(req, () => seen.push('second'))
    await target.create('marks', { value: 1 }, req)
    expect(seen).toEqual([])
    await commitTransaction(req)
    expect(seen).toEqual(['first', 'second'])
    expect(target.logs).toContainEqual({ level: 'error', msg: 'An effect after COMMIT failed' })
    expect(await target.count('marks')).toBe(1)
  })

  test('never run after a rollback', async () => {
    await initTransaction(req)
    const seen: string[] = []
    target.db.afterCommit(req, () => seen.push('before'))
    await target.create('marks', { value: 1 }, req)
    await expect(target.create('marks', { value: 99 }, req)).rejects.toThrow()
    target.db.afterCommit(req, () => seen.push('afterwards'))
    await commitTransaction(req).catch(() => undefined)
    expect(seen).toEqual([])
  })
})
