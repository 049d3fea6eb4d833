import { readdirSync, readlinkSync } from 'node:fs'

import { afterEach, describe, expect, test } from '@jest/globals'
import { commitTransaction, createLocalReq, initTransaction } from 'payload'

import { outcomeOf, startTestPayload } from '../startTestPayload'
import type { TestPayload, TestPayloadOptions } from '../startTestPayload'
import { openConnection } from './connection'

let running: TestPayload | undefined

const start = async (options: TestPayloadOptions = {}): Promise<TestPayload> => {
  // The machine that tests may be slow; the limits of the slot are tested with the slot.
  running = await startTestPayload({ ...options, limits: { maxWaitMs: 60_000, ...options.limits } })
  return running
}

afterEach(async () => {
  await running?.stop()
  running = undefined
})

describe('parallel writers', () => {
  test.each([20, 200])('all of %i creates succeed', async (count) => {
    const target = await start()
    const rows = [{ value: 'a' }, { value: 'b' }]
    await Promise.all(
      Array.from({ length: count }, (_, index) =>
        target.create('notes', { title: `${index}`, rows }),
      ),
    )
    expect(await target.count('notes')).toBe(count)
  })

  test('12 updates of one document leave one set of array rows', async () => {
    const target = await start()
    const { id } = await target.create('notes', { title: 'shared', rows: [{ value: '0' }] })
    const rows = [{ value: '1' }, { value: '2' }, { value: '3' }]
    await Promise.all(Array.from({ length: 12 }, () => target.update('notes', id, { rows })))
    const [note] = await target.find('notes')
    expect(note?.rows).toHaveLength(3)
  })

  test('reads do not see what is not committed, and do not wait for it', async () => {
    const target = await start()
    const req = await createLocalReq({}, target.payload)
    await initTransaction(req)
    await target.create('marks', { value: 1 }, req)
    expect(await target.count('marks')).toBe(0)
    await commitTransaction(req)
    expect(await target.count('marks')).toBe(1)
  })

  test('a write outside a transaction waits for the one that is open', async () => {
    const target = await start()
    const req = await createLocalReq({}, target.payload)
    await initTransaction(req)
    await target.create('marks', { value: 1 }, req)
    const alone = target.payload.db.create({ collection: 'marks', data: { value: 2 } })
    await commitTransaction(req)
    await alone
    expect(await target.count('marks')).toBe(2)
  })

  test('open files stay flat over 2,000 transactions', async () => {
    const target = await start()
    const openFiles = () => readdirSync('/proc/self/fd').map(linkOf)
    const mine = () => openFiles().filter((file) => file.startsWith(target.path)).length
    await target.create('marks', { value: 1 })
    const before = mine()
    for (let index = 0; index < 2000; index += 1) {
      const id = await target.payload.db.beginTransaction()
      await target.payload.db.rollbackTransaction(id ?? '')
    }
    expect(mine()).toBeLessThanOrEqual(before)
  })
})

test('a second document with a unique value is a ValidationError that names the field', async () => {
  const target = await start()
  await target.create('notes', { code: 'x' })
  await expect(target.create('notes', { code: 'x' })).rejects.toMatchObject({
    name: 'ValidationError',
    data: { errors: [{ path: 'code' }] },
  })
  expect(await target.count('notes')).toBe(1)
})

describe('a transaction that takes too long', () => {
  test('is rolled back, logged, and gives way', async () => {
    const target = await start({ limits: { maxAgeMs: 300 } })
    const req = await createLocalReq({}, target.payload)
    await initTransaction(req)
    await target.create('marks', { value: 1 }, req)
    await target.payload.db.create({ collection: 'marks', data: { value: 2 } })
    expect(await outcomeOf(target.create('marks', { value: 3 }, req))).toBe('transaction_lost')
    expect(await target.count('marks')).toBe(1)
    expect(target.logs.map(({ msg }) => msg)).toContain(
      'Transaction rolled back for its age: create marks',
    )
  })

  test('is reported by the name of the operation that held the slot', async () => {
    const target = await start({
      limits: { slowMs: 20 },
      hooks: { afterChange: [() => new Promise((resolve) => setTimeout(resolve, 40))] },
    })
    await target.create('notes', { title: 'slow' })
    expect(target.logs.map(({ msg }) => msg)).toContainEqual(
      expect.stringMatching(/^Write slot held \d+ ms by create notes, 0 waiting$/),
    )
  })
})

test('strict: a nested write without req throws instead of waiting for itself', async () => {
  const target = await start({
    strict: true,
    hooks: {
      afterChange: [
        async ({ req }) => {
          await req.payload.db.create({ collection: 'marks', data: { value: 1 } })
        },
      ],
    },
  })
  const nested = target.create('notes', { title: 'outer' })
  await expect(nested).rejects.toThrow('A write inside "create notes" was not given its req')
  await Promise.all([target.create('marks', { value: 1 }), target.create('marks', { value: 2 })])
  expect(await target.count('marks')).toBe(2)
})

describe('opening and closing', () => {
  test('a second Payload on the file is refused until the first is closed', async () => {
    const first = await start()
    const open = () => startTestPayload({ url: `file:${first.path}` })
    await expect(open()).rejects.toMatchObject({ code: 'database_in_use' })
    await first.db.close()
    const second = await open()
    await second.stop()
  })

  test('creating the adapter opens nothing; a file that cannot be opened is an error', async () => {
    const open = startTestPayload({ url: 'file:/etc/hostname/orda.db' })
    expect(await outcomeOf(open)).toBe('storage_failed')
  })

  test('it probes by writing, is not shared, and leaves migrations to their runner', async () => {
    const statements: string[] = []
    const target = await start({ onStatement: (sql) => statements.push(sql) })
    await target.db.probe()
    await target.db.probe()
    expect(statements).toEqual(expect.arrayContaining(['PRAGMA user_version = 2']))
    expect(target.db.isShared).toBe(false)
    expect(await target.db.pendingMigrations()).toEqual(expect.any(Array))
    await expect(target.payload.db.migrate()).rejects.toThrow('npm run migrate')
  })

  test('after close everything is refused, and closing again is harmless', async () => {
    const target = await start()
    await target.db.close()
    expect(await outcomeOf(target.create('marks', { value: 1 }))).not.toBe('stored')
    await target.db.close()
  })

  test('close waits for the transaction that runs', async () => {
    const target = await start()
    const req = await createLocalReq({}, target.payload)
    await initTransaction(req)
    await target.create('marks', { value: 1 }, req)
    const closing = target.db.close()
    await commitTransaction(req)
    await closing
    const file = openConnection(target.path, { readonly: true })
    expect(file.run('SELECT count(*) FROM marks').rows[0]?.[0]).toBe(1)
    file.close()
  })

  test('tables of localised fields have an index on _parent_id', async () => {
    const target = await start()
    const file = openConnection(target.path, { readonly: true })
    const plan = file.run('EXPLAIN QUERY PLAN SELECT * FROM notes_locales WHERE _parent_id = ?', [
      'x',
    ])
    expect(plan.rows[0]?.detail).toContain('USING INDEX orda_notes_locales_parent')
    file.close()
  })
})

function linkOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`)
  } catch {
    return ''
  }
}
