import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { createGroupCommitter } from './groupCommitter'
import type { GroupCommitter, GroupCommitterOptions } from './groupCommitter'
import { StatementError } from './statementError'
import { databaseBusy } from './storageErrors'
import { openStore } from './store'
import type { Store } from './store'
import { createWriteSlot } from './writeSlot'
import { beginWrite } from './writeTransaction'
import type { WriteTransaction } from './writeTransaction'

let dir: string
let store: Store
let committer: GroupCommitter
let fault: ((sql: string) => void) | undefined
let statements: string[]
const begin = { maxAgeMs: 60_000, onExpired: () => undefined }

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'orda-committer-'))
  fault = undefined
  statements = []
  const slot = createWriteSlot({
    maxWaiting: 10,
    maxWaitMs: 300,
    slowMs: Infinity,
    onSlow: () => undefined,
  })
  store = openStore({
    path: join(dir, 'test.db'),
    slot,
    maxBusyMs: 100,
    connection: {
      fault: (sql) => fault?.(sql),
      onStatement: (sql) => void statements.push(sql),
    },
  })
  store.writer().exec('CREATE TABLE items (id INTEGER PRIMARY KEY)')
  committer = build()
})
afterEach(() => {
  store.close()
  rmSync(dir, { recursive: true, force: true })
})

const build = (options: Partial<GroupCommitterOptions> = {}): GroupCommitter =>
  createGroupCommitter(store, { ...begin, maxBatch: 64, maxQueued: 1000, ...options })
const insert =
  (...ids: number[]) =>
  (transaction: WriteTransaction): number[] => {
    for (const id of ids) transaction.execute('INSERT INTO items (id) VALUES (?)', [id])
    return ids
  }
const stored = async () =>
  (await store.read('SELECT id FROM items ORDER BY id')).rows.map((row) => row[0])
const times = (sql: string) => statements.filter((one) => one === sql).length
const outcomesOf = async (work: Promise<unknown>[]) =>
  (await Promise.allSettled(work)).map((one) =>
    one.status === 'fulfilled' ? 'stored' : ((one.reason as { code?: string }).code ?? 'failed'),
  )
const failAt = (pattern: RegExp, code: string): void => {
  fault = (sql) => {
    if (pattern.test(sql)) throw new StatementError(code, 'injected')
  }
}

test('what comes together is one COMMIT, and each is given its own result', async () => {
  const results = await Promise.all([1, 2, 3].map((id) => committer.commit(insert(id))))
  expect(results).toEqual([[1], [2], [3]])
  expect(await stored()).toEqual([1, 2, 3])
  expect([times('BEGIN IMMEDIATE'), times('COMMIT')]).toEqual([1, 1])
})

test('a batch has its limit, and the rest comes next', async () => {
  committer = build({ maxBatch: 4 })
  await Promise.all(Array.from({ length: 10 }, (_, id) => committer.commit(insert(id))))
  expect(await stored()).toHaveLength(10)
  expect(times('COMMIT')).toBe(3)
})

test('nobody is answered before COMMIT has returned', async () => {
  let answered = 0
  fault = (sql) => {
    if (sql === 'COMMIT') expect(answered).toBe(0)
  }
  await Promise.all([1, 2, 3].map((id) => committer.commit(insert(id)).then(() => answered++)))
  expect(answered).toBe(3)
})

describe('a write that fails', () => {
  test('leaves its neighbours intact, whatever it did before and wherever it stands', async () => {
    await committer.commit(insert(1000))
    const kinds = fc.array(fc.constantFrom('good', 'twice', 'throws', 'syntax'), {
      minLength: 1,
      maxLength: 40,
    })
    let next = 0
    await fc.assert(
      fc.asyncProperty(kinds, async (list) => {
        const before = await stored()
        const writes = list.map((kind) => {
          const id = ++next + 2000
          const work = (transaction: WriteTransaction): void => {
            insert(id)(transaction)
            if (kind === 'twice') insert(1000)(transaction)
            if (kind === 'throws') throw new Error('no')
            if (kind === 'syntax') transaction.execute('INSERT INTO nothing VALUES (1)')
          }
          return { id, kind, result: committer.commit(work) }
        })
        const outcomes = await outcomesOf(writes.map(({ result }) => result))
        expect(outcomes.map((one) => one === 'stored')).toEqual(list.map((kind) => kind === 'good'))
        const good = writes.filter(({ kind }) => kind === 'good').map(({ id }) => id)
        expect(await stored()).toEqual([...before, ...good].sort((a, b) => Number(a) - Number(b)))
      }),
      { numRuns: 40 },
    )
  })
})

describe.each([
  ['SQLITE_FULL', 'storage_full'],
  ['SQLITE_IOERR', 'storage_failed'],
  ['SQLITE_BUSY', 'database_busy'],
])('the storage refuses with %s', (code, expected) => {
  test.each([
    ['COMMIT', /^COMMIT/],
    ['the beginning', /^BEGIN/],
    ['a savepoint', /^SAVEPOINT/],
    ['the end of a savepoint', /^RELEASE/],
    ['a row', /^INSERT/],
  ])(
    'at %s: nobody of the batch is told that all is well, and the next batch is',
    async (_at, pattern) => {
      failAt(pattern, code)
      const outcomes = await outcomesOf([1, 2, 3].map((id) => committer.commit(insert(id))))
      expect(outcomes).toEqual([expected, expected, expected])
      fault = undefined
      expect(await stored()).toEqual([])
      await committer.commit(insert(4))
      expect(await stored()).toEqual([4])
    },
  )
})

test('a fault in the middle of a batch takes back what stood before it', async () => {
  let rows = 0
  fault = (sql) => {
    if (sql.startsWith('INSERT') && ++rows === 3)
      throw new StatementError('SQLITE_FULL', 'injected')
  }
  const outcomes = await outcomesOf([1, 2, 3, 4].map((id) => committer.commit(insert(id))))
  expect(outcomes).toEqual(Array(4).fill('storage_full'))
  fault = undefined
  expect(await stored()).toEqual([])
})

describe('it waits for the write slot like everybody else', () => {
  test('behind a transaction, and before the next one', async () => {
    const order: string[] = []
    const first = await beginWrite(store, { ...begin, name: 'first' })
    const written = committer.commit(insert(1)).then(() => order.push('group'))
    const second = beginWrite(store, { ...begin, name: 'second' }).then((transaction) => {
      order.push('second')
      transaction.rollback()
    })
    first.execute('INSERT INTO items (id) VALUES (2)')
    expect(await stored()).toEqual([])
    first.commit()
    await Promise.all([written, second])
    expect(order).toEqual(['group', 'second'])
    expect(await stored()).toEqual([1, 2])
  })

  test('and refuses all who wait when it does not get it in time', async () => {
    const holder = await beginWrite(store, { ...begin, name: 'holder' })
    const writes = [1, 2, 3].map((id) => committer.commit(insert(id)))
    expect(await outcomesOf(writes)).toEqual(Array(3).fill('database_busy'))
    holder.rollback()
    await committer.commit(insert(4))
    expect(await stored()).toEqual([4])
  })

  test('its queue has an end', async () => {
    committer = build({ maxQueued: 5 })
    const holder = await beginWrite(store, { ...begin, name: 'holder' })
    const writes = Array.from({ length: 8 }, (_, id) => committer.commit(insert(id)))
    expect(committer.waiting).toBe(5)
    const outcomes = outcomesOf(writes)
    holder.rollback()
    expect(await outcomes).toEqual([...Array(5).fill('stored'), ...Array(3).fill('database_busy')])
    expect(committer.waiting).toBe(0)
  })

  test('once the database is closed everybody is refused', async () => {
    const holder = await beginWrite(store, { ...begin, name: 'holder' })
    const writes = [1, 2].map((id) => committer.commit(insert(id)))
    store.slot.close(databaseBusy(new Error('closed')))
    holder.rollback()
    expect(await outcomesOf(writes)).toEqual(Array(2).fill('database_busy'))
  })
})

test('whoever would wait for himself is told so, and nobody else', async () => {
  let isHolding = true
  committer = build({
    beforeWait() {
      if (isHolding) throw new Error('not given its req')
    },
  })
  await expect(committer.commit(insert(1))).rejects.toThrow('not given its req')
  isHolding = false
  await committer.commit(insert(2))
  expect(await stored()).toEqual([2])
})
