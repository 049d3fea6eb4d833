import { randomBytes } from 'node:crypto'

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { commitTransaction, createLocalReq, initTransaction, killTransaction } from 'payload'
import type { PayloadRequest } from 'payload'

import { outcomeOf, startTestPayload } from '../startTestPayload'
import type { TestPayload } from '../startTestPayload'
import { ensureIndexes } from './ensureIndexes'
import { isTransient, repeat } from './transient'

const server = process.env.MONGODB_URI
const withServer = server ? describe : describe.skip
if (!server) process.stderr.write('MongoDB tests are skipped: MONGODB_URI is not set.\n')

/** A database of its own on the given server. */
function address(change: (url: URL) => void = () => undefined): string {
  const url = new URL(server ?? 'mongodb://127.0.0.1')
  url.pathname = `/orda_test_${randomBytes(6).toString('hex')}`
  change(url)
  return url.href
}

withServer('MongoDB', () => {
  let target: TestPayload
  let adapter: MongooseAdapter
  let req: PayloadRequest

  beforeEach(async () => {
    target = await startTestPayload({ url: address() })
    adapter = target.payload.db as unknown as MongooseAdapter
    await ensureIndexes(adapter)
    req = await createLocalReq({}, target.payload)
  })
  afterEach(async () => {
    await adapter.connection.dropDatabase().catch(() => undefined)
    await target.stop()
  })

  describe('a transaction', () => {
    test('is invisible until it is committed, and its effects come after', async () => {
      const seen: string[] = []
      await initTransaction(req)
      target.db.afterCommit(req, () => seen.push('effect'))
      await target.create('marks', { value: 1 }, req)
      await target.create('notes', { title: 'x' }, req)
      expect([await target.find('marks'), await target.find('notes')]).toEqual([[], []])
      expect(seen).toEqual([])
      await commitTransaction(req)
      expect([await target.count('marks'), await target.count('notes')]).toEqual([1, 1])
      expect(seen).toEqual(['effect'])
    })

    test('counts what it has written, also without a condition', async () => {
      await initTransaction(req)
      await target.create('marks', { value: 1 }, req)
      const count = { collection: 'marks', overrideAccess: true, req } as const
      expect((await target.payload.count(count)).totalDocs).toBe(1)
      await commitTransaction(req)
    })

    test('A, B, invalid, C: nothing is stored and C says so', async () => {
      await initTransaction(req)
      await target.create('marks', { value: 1 }, req)
      await target.create('marks', { value: 2 }, req)
      await expect(target.create('marks', { value: 99 }, req)).rejects.toThrow()
      expect(await outcomeOf(target.create('marks', { value: 3 }, req))).toBe('transaction_lost')
      expect(await outcomeOf(commitTransaction(req))).toBe('transaction_lost')
      expect(await target.count('marks')).toBe(0)
    })

    test('that is gone is closed to a copy of the request that keeps its id', async () => {
      await initTransaction(req)
      const writer = { ...req, context: {} }
      const reader = { ...req, context: {} }
      await killTransaction(req)
      expect(await outcomeOf(target.create('marks', { value: 1 }, writer))).toBe('transaction_lost')
      const read = target.payload.db.find({ collection: 'marks', req: reader })
      expect(await outcomeOf(read)).toBe('transaction_lost')
      expect(await target.count('marks')).toBe(0)
    })

    test('that is committed answers late reads and refuses late writes', async () => {
      await initTransaction(req)
      const id = (await req.transactionID) ?? ''
      await target.create('marks', { value: 1 }, req)
      const late = { ...req, context: {} }
      await commitTransaction(req)
      const { totalDocs } = await target.payload.db.count({ collection: 'marks', req: late })
      expect(totalDocs).toBe(1)
      expect(await outcomeOf(target.create('marks', { value: 2 }, late))).toBe('transaction_lost')
      expect(await outcomeOf(target.payload.db.commitTransaction(id))).toBe('stored')
    })

    test('that the server gave up cannot be committed', async () => {
      await initTransaction(req)
      await target.create('marks', { value: 1 }, req)
      const session = adapter.sessions[String(await req.transactionID)]
      await session?.abortTransaction()
      expect(await outcomeOf(commitTransaction(req))).toBe('transaction_lost')
      expect(await target.count('marks')).toBe(0)
    })
  })

  describe('parallel writers', () => {
    test('20 creates succeed', async () => {
      await Promise.all(Array.from({ length: 20 }, () => target.create('notes', { title: 'x' })))
      expect(await target.count('notes')).toBe(20)
    })

    test('a conflict is transient, also as Payload passes it on', async () => {
      const { id } = await target.create('notes', { title: 'x' })
      await initTransaction(req)
      await target.update('notes', id, { title: 'first' }, req)
      const error: unknown = await target.update('notes', id, { title: 'second' }).catch((e) => e)
      expect(isTransient(error)).toBe(true)
      expect(error).toMatchObject({ code: 'database_busy', status: 503 })
      await commitTransaction(req)
    })

    test('12 repeated updates of one document all succeed and leave one set of rows', async () => {
      const { id } = await target.create('notes', { title: 'x', rows: [{ value: '0' }] })
      const rows = [{ value: '1' }, { value: '2' }, { value: '3' }]
      const update = () => target.update('notes', id, { rows })
      await Promise.all(
        Array.from({ length: 12 }, () => repeat(update, { attempts: 40, baseMs: 5 })),
      )
      const [note] = await target.find('notes')
      expect(note?.rows).toHaveLength(3)
    })
  })

  test('a second document with a unique value is a ValidationError', async () => {
    await target.create('notes', { code: 'x' })
    await expect(target.create('notes', { code: 'x' })).rejects.toMatchObject({
      name: 'ValidationError',
      data: { errors: [{ path: 'code' }] },
    })
  })

  test('it is shared, probes by writing, and has nothing pending', async () => {
    expect(target.db.isShared).toBe(true)
    await target.db.probe()
    expect(await adapter.connection.collection('orda_probe').countDocuments()).toBe(0)
    expect(await target.db.pendingMigrations()).toEqual(expect.any(Array))
  })

  test('indexes are made by the migration step and not by a server that starts', async () => {
    const other = await startTestPayload({ url: address() })
    const { connection } = other.payload.db as unknown as MongooseAdapter
    try {
      await other.create('marks', { value: 1 })
      const names = async () => (await connection.listCollections()).map(({ name }) => name)
      expect(await names()).not.toContain('notes')
      const made = await ensureIndexes(other.payload.db)
      expect(made).toEqual(expect.arrayContaining(['notes', 'marks', 'payload-migrations']))
      const indexes = await connection.collection('notes').indexes()
      expect(indexes).toContainEqual(expect.objectContaining({ key: { code: 1 }, unique: true }))
      await ensureIndexes(other.payload.db)
    } finally {
      await connection.dropDatabase()
      await other.stop()
    }
  })

  test('after close everything is refused as a failure of the storage', async () => {
    await target.db.close()
    expect(await outcomeOf(target.db.probe())).toBe('storage_failed')
    expect(await outcomeOf(target.create('marks', { value: 1 }))).not.toBe('stored')
  })

  test('refuses an address without replicaSet, and says which to add', async () => {
    const name = new URL(server ?? '').searchParams.get('replicaSet') ?? ''
    const url = address(({ searchParams }) => searchParams.delete('replicaSet'))
    await expect(startTestPayload({ url })).rejects.toMatchObject({
      code: 'storage_failed',
      message: expect.stringContaining(`replicaSet=${name}`),
    })
  })
})

test('a server that is not there is a failure of the storage', async () => {
  const url = 'mongodb://127.0.0.1:9/orda?replicaSet=none'
  await expect(startTestPayload({ url })).rejects.toMatchObject({ code: 'storage_failed' })
})
