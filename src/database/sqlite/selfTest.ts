import { rmSync } from 'node:fs'

import { DatabaseError } from '../contract'
import type { ConnectionOptions } from './connection'
import { openStore } from './store'
import type { Store } from './store'
import { createWriteSlot } from './writeSlot'
import { beginWrite } from './writeTransaction'

const writers = 20
const begin = { name: 'self-test', maxAgeMs: 5_000, onExpired: () => undefined }

/**
 * Proves on a scratch file beside the database what everything else relies on: a COMMIT that fails
 * is an error, PRAGMAs outlive transactions, and parallel writers all succeed. Some releases of
 * the library below kept none of the three. Throws DatabaseError `storage_failed`.
 */
export async function selfTest(
  databasePath: string,
  connection: Pick<ConnectionOptions, 'fault' | 'pragmas'> = {},
): Promise<void> {
  const path = `${databasePath}.self-test`
  const slot = createWriteSlot({
    maxWaiting: writers,
    maxWaitMs: 5_000,
    slowMs: Infinity,
    onSlow: () => undefined,
  })
  let store: Store | undefined
  try {
    removeFiles(path)
    store = openStore({ path, slot, maxBusyMs: 100, connection })
    await failedCommitIsAnError(store)
    await parallelWritersSucceed(store)
    pragmasOutliveTransactions(store)
  } catch (cause) {
    const message =
      `The database library failed its self-test beside ${databasePath}: ${String(cause)}. ` +
      'Check the free space and the rights of that folder, then run `npm ci`.'
    throw new DatabaseError('storage_failed', message, { cause })
  } finally {
    slot.close(new Error('the self-test is over'))
    store?.close()
    if (store) removeFiles(path)
  }
}

async function failedCommitIsAnError(store: Store): Promise<void> {
  store.writer().exec(
    `CREATE TABLE parent (id INTEGER PRIMARY KEY);
     CREATE TABLE child (id INTEGER PRIMARY KEY,
       parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)`,
  )
  const transaction = await beginWrite(store, begin)
  transaction.execute('INSERT INTO child (parent) VALUES (1)')
  let isRefused = false
  try {
    transaction.commit()
  } catch {
    isRefused = true
  }
  check(isRefused, 'a COMMIT that cannot succeed was answered with success')
  check((await countOf(store, 'child')) === 0, 'rows of a refused COMMIT are stored')
}

async function parallelWritersSucceed(store: Store): Promise<void> {
  const numbers = Array.from({ length: writers }, (_, index) => index)
  await Promise.all(
    numbers.map(async (id) => {
      const transaction = await beginWrite(store, begin)
      transaction.execute('INSERT INTO parent (id) VALUES (?)', [id])
      await Promise.resolve()
      transaction.commit()
    }),
  )
  check((await countOf(store, 'parent')) === writers, 'parallel writes were lost')
}

function pragmasOutliveTransactions(store: Store): void {
  const value = (name: string) => store.writer().run(`PRAGMA ${name}`).rows[0]?.[0]
  check(value('foreign_keys') === 1, 'foreign_keys is off')
  check(value('synchronous') === 2, 'synchronous is not FULL')
  check(value('journal_mode') === 'wal', 'journal_mode is not WAL')
}

async function countOf(store: Store, table: string): Promise<unknown> {
  return (await store.read(`SELECT count(*) FROM ${table}`)).rows[0]?.[0]
}

function check(isTrue: boolean, failure: string): void {
  if (!isTrue) throw new Error(failure)
}

function removeFiles(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true })
}
