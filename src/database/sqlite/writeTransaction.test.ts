import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'

import { StatementError } from './statementError'
import { openStore } from './store'
import type { Store } from './store'
import { createWriteSlot } from './writeSlot'
import { beginWrite } from './writeTransaction'
import type { BeginOptions } from './writeTransaction'

let dir: string
let store: Store
let fault: ((sql: string) => void) | undefined
const onExpired = jest.fn<BeginOptions['onExpired']>()
const begin = (options: Partial<BeginOptions> = {}) =>
  beginWrite(store, { name: 'test', maxAgeMs: 60_000, onExpired, ...options })

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'orda-transaction-'))
  fault = undefined
  const slot = createWriteSlot({
    maxWaiting: 10,
    maxWaitMs: 5_000,
    slowMs: Infinity,
    onSlow: () => undefined,
  })
  store = openStore({
    path: join(dir, 'test.db'),
    slot,
    maxBusyMs: 300,
    connection: { fault: (sql) => fault?.(sql) },
  })
  store.writer().exec(
    `CREATE TABLE parent (id INTEGER PRIMARY KEY);
     CREATE TABLE child (parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)`,
  )
})
afterEach(() => {
  store.close()
  rmSync(dir, { recursive: true, force: true })
})

const insert = 'INSERT INTO parent (id) VALUES (?)'
const count = async () => (await store.read('SELECT count(*) FROM parent')).rows[0]?.[0]
const failAt = (pattern: RegExp, code: string) => {
  fault = (sql) => {
    if (pattern.test(sql)) throw new StatementError(code, 'injected')
  }
}

describe('a write transaction', () => {
  test('is stored at commit, and not after rollback', async () => {
    const first = await begin()
    first.execute(insert, [1])
    expect(await count()).toBe(0)
    first.commit()
    const second = await begin()
    second.execute(insert, [2])
    second.rollback()
    expect([first.state, second.state]).toEqual(['committed', 'lost'])
    expect(await count()).toBe(1)
  })

  test('a statement that is refused does not end it', async () => {
    const transaction = await begin()
    transaction.execute(insert, [1])
    expect(() => transaction.execute(insert, [1])).toThrow('UNIQUE constraint failed')
    transaction.commit()
    expect(await count()).toBe(1)
  })

  test('a real COMMIT that fails stores nothing and gives the slot on', async () => {
    const transaction = await begin()
    transaction.execute(insert, [1])
    transaction.execute('INSERT INTO child (parent) VALUES (99)')
    expect(() => transaction.commit()).toThrow('FOREIGN KEY constraint failed')
    expect(() => transaction.commit()).toThrow(
      expect.objectContaining({ code: 'transaction_lost' }),
    )
    ;(await begin()).commit()
    expect(await count()).toBe(0)
  })

  test('over, it refuses whatever comes', async () => {
    const transaction = await begin()
    transaction.commit()
    transaction.rollback()
    expect(transaction.state).toBe('committed')
    const lost = expect.objectContaining({ code: 'transaction_lost' })
    expect(() => transaction.execute(insert, [1])).toThrow(lost)
    expect(() => transaction.commit()).toThrow(lost)
    expect(await count()).toBe(0)
  })

  test('a storage fault at a statement ends it with that fault, and costs the connection', async () => {
    const writer = store.writer()
    const transaction = await begin()
    transaction.execute(insert, [1])
    failAt(/^INSERT/, 'SQLITE_FULL')
    const full = expect.objectContaining({ code: 'storage_full' })
    expect(() => transaction.execute(insert, [2])).toThrow(full)
    fault = undefined
    expect(() => transaction.execute(insert, [3])).toThrow(full)
    expect(() => transaction.commit()).toThrow(full)
    const next = await begin()
    expect(store.writer()).not.toBe(writer)
    next.execute(insert, [4])
    next.commit()
    expect(await count()).toBe(1)
  })

  test('ended by SQLite itself, it does not go on statement by statement', async () => {
    const transaction = await begin()
    transaction.execute(insert, [1])
    store.writer().exec('ROLLBACK')
    const lost = expect.objectContaining({ code: 'transaction_lost' })
    expect(() => transaction.execute(insert, [2])).toThrow(lost)
    expect(() => transaction.commit()).toThrow(lost)
    expect(await count()).toBe(0)
  })

  test('too old, it is rolled back and reported by name', async () => {
    const transaction = await begin({ maxAgeMs: 20, name: 'old' })
    transaction.execute(insert, [1])
    transaction.rename('older')
    const next = begin()
    await sleep(60)
    expect(onExpired).toHaveBeenCalledWith({ name: 'older', ageMs: 20 })
    expect(() => transaction.commit()).toThrow(
      expect.objectContaining({ code: 'transaction_lost' }),
    )
    ;(await next).commit()
    expect(await count()).toBe(0)
  })

  test('a BEGIN that fails gives the slot on', async () => {
    failAt(/^BEGIN/, 'SQLITE_IOERR')
    await expect(begin()).rejects.toMatchObject({ code: 'storage_failed' })
    fault = undefined
    ;(await begin()).commit()
  })
})

describe('while another process holds the file', () => {
  /** Resolves once it is held, with a promise of its release. */
  const hold = async (ms: number): Promise<{ released: Promise<unknown> }> => {
    const script = `
      const Database = require('libsql')
      const db = new Database(process.argv[1])
      db.exec('BEGIN IMMEDIATE')
      process.stdout.write('held')
      setTimeout(() => { db.exec('COMMIT'); db.close() }, Number(process.argv[2]))`
    const child = spawn(process.execPath, ['-e', script, store.path, String(ms)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const released = once(child, 'exit')
    await once(child.stdout, 'data')
    return { released }
  }

  test('writes are refused in time, and reads go on meanwhile', async () => {
    const { released } = await hold(2_000)
    const start = performance.now()
    let reads = 0
    const refused = expect(begin()).rejects.toMatchObject({ code: 'database_busy', status: 503 })
    let isOver = false
    void refused.finally(() => (isOver = true))
    while (!isOver) {
      await count()
      reads += 1
      await sleep(1)
    }
    await refused
    expect(performance.now() - start).toBeLessThan(1_500)
    expect(reads).toBeGreaterThan(3)
    await released
    ;(await begin()).commit()
  })

  test('a write waits for a lock that is short', async () => {
    const { released } = await hold(100)
    const transaction = await begin()
    transaction.execute(insert, [1])
    transaction.commit()
    await released
    expect(await count()).toBe(1)
  })
})

test('a ROLLBACK that the storage refuses does not lock the next writer out', async () => {
  const first = await begin()
  first.execute(insert, [1])
  failAt(/^ROLLBACK/, 'SQLITE_IOERR')
  first.rollback()
  fault = undefined
  const second = await begin()
  second.execute(insert, [2])
  second.commit()
  expect(await count()).toBe(1)
})
