import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'

import { createStoreClient, isRead } from './client'
import type { StoreClient, TransactionClient } from './client'
import { openStore } from './store'
import type { Store } from './store'
import { createWriteSlot } from './writeSlot'

let dir: string
let store: Store
let client: StoreClient

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'orda-client-'))
  const limits = { maxWaiting: 10, maxWaitMs: 1_000, slowMs: Infinity, onSlow: () => undefined }
  store = openStore({ path: join(dir, 'test.db'), slot: createWriteSlot(limits), maxBusyMs: 100 })
  client = createStoreClient(store, { maxAgeMs: 5_000, onExpired: () => undefined })
  await client.execute('CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL)')
})
afterEach(() => {
  store.close()
  rmSync(dir, { recursive: true, force: true })
})

const names = async () =>
  (await client.execute('SELECT name FROM items ORDER BY id')).rows.map(({ name }) => name)

test.each([
  ['SELECT 1', true],
  ['  select 1', true],
  ['VALUES (1)', true],
  ['EXPLAIN QUERY PLAN DELETE FROM items', true],
  ['WITH a AS (SELECT 1) SELECT * FROM a', true],
  ['WITH a AS (SELECT 1) INSERT INTO items SELECT * FROM a', false],
  ['PRAGMA table_info(items)', true],
  ['PRAGMA foreign_keys', true],
  ['PRAGMA foreign_keys = OFF', false],
  ['PRAGMA wal_checkpoint(TRUNCATE)', false],
  ['PRAGMA user_version(7)', false],
  ['INSERT INTO items VALUES (1)', false],
  ['selection', false],
  ['', false],
])('isRead(%s) is %p', (sql, expected) => {
  expect(isRead(sql)).toBe(expected)
})

describe('execute', () => {
  test('writes in a transaction of its own and reads what is committed', async () => {
    const inserted = await client.execute('INSERT INTO items (name) VALUES (?) RETURNING id', ['a'])
    expect(inserted.rows[0]?.id).toBe(1)
    await client.execute({ sql: 'UPDATE items SET name = ?', args: ['b'] })
    expect(await names()).toEqual(['b'])
  })

  test('a refused write leaves nothing open and the slot free', async () => {
    const refused = client.execute('INSERT INTO items (name) VALUES (NULL)')
    await expect(refused).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_NOTNULL' })
    expect([store.slot.holder, store.writer().inTransaction]).toEqual([undefined, false])
  })

  test('PRAGMAs and schema changes run outside a transaction', async () => {
    await client.execute('PRAGMA user_version = 9')
    expect((await client.execute('PRAGMA user_version')).rows[0]?.[0]).toBe(9)
    await expect(client.execute('CREATE TABLE items (id)')).rejects.toThrow('already exists')
    expect(store.slot.holder).toBeUndefined()
  })

  test('a BEGIN that nobody could end is taken back', async () => {
    await client.execute('BEGIN')
    expect(store.writer().inTransaction).toBe(false)
  })
})

describe('several statements', () => {
  test('batch stores all or nothing', async () => {
    const insert = 'INSERT INTO items (name) VALUES (?)'
    await client.batch([
      { sql: insert, args: ['a'] },
      { sql: insert, args: ['b'] },
    ])
    const broken = client.batch([
      { sql: insert, args: ['c'] },
      { sql: insert, args: [null] },
    ])
    await expect(broken).rejects.toThrow('NOT NULL')
    expect(await names()).toEqual(['a', 'b'])
  })

  test('executeMultiple runs a script', async () => {
    await client.executeMultiple("INSERT INTO items (name) VALUES ('a'); DELETE FROM items")
    expect(await names()).toEqual([])
    await expect(client.executeMultiple('NONSENSE')).rejects.toThrow('syntax error')
    expect(store.slot.holder).toBeUndefined()
  })

  test('a transaction holds the slot until it ends', async () => {
    const transaction = await client.transaction()
    await transaction.execute("INSERT INTO items (name) VALUES ('a')")
    const waiting = client.execute("INSERT INTO items (name) VALUES ('b')")
    expect(await names()).toEqual([])
    await transaction.commit()
    await waiting
    expect(await names()).toEqual(['a', 'b'])
    const other = await client.transaction()
    await other.execute({ sql: 'DELETE FROM items' })
    await other.rollback()
    await expect(other.execute('SELECT 1')).rejects.toMatchObject({ code: 'transaction_lost' })
    expect(await names()).toEqual(['a', 'b'])
  })

  test('a transaction that was handed over is given once', async () => {
    const handed = {} as TransactionClient
    client.handOver(handed)
    expect(await client.transaction()).toBe(handed)
    await (await client.transaction()).rollback()
  })
})

test('closing the client leaves the store open', async () => {
  client.close()
  expect([client.closed, client.protocol]).toEqual([true, 'file'])
  expect((await store.read('SELECT 1 AS one')).rows[0]?.one).toBe(1)
  store.close()
  await expect(store.read('SELECT 1')).rejects.toMatchObject({ code: 'database_busy' })
  expect(() => store.writer()).toThrow(expect.objectContaining({ code: 'database_busy' }))
})
