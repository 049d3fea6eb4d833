import type { SQLiteAdapter } from '@payloadcms/db-sqlite/types'

import type { Requests } from '../requests'
import { createStoreClient } from './client'
import type { ConnectionOptions } from './connection'
import { ensureDraftIndexes } from './draftIndexes'
import { acquireFileLock } from './fileLock'
import type { FileLock } from './fileLock'
import { createGroupCommitter } from './groupCommitter'
import { ensureLocaleIndexes } from './localeIndexes'
import { selfTest } from './selfTest'
import { noWatch, watchMissingRequests } from './missingRequest'
import { createSqliteSessions } from './sessions'
import type { SqliteSessions } from './sessions'
import { databaseBusy, toDatabaseError } from './storageErrors'
import type { Stores } from '../stores/contract'
import { openStore } from './store'
import type { Store } from './store'
import { readSqlTables } from './stores/sqlTables'
import { createSqliteStores } from './stores/sqliteStores'
import { createWriteSlot } from './writeSlot'
import { beginWrite } from './writeTransaction'

/** Times in ms. */
export interface SqliteLimits {
  /** Writers that may wait for the slot. */
  maxWaiting: number
  /** Longest wait for the slot. */
  maxWaitMs: number
  /** A slot held longer is logged with the holder's name. */
  slowMs: number
  /** A transaction older than this is rolled back. */
  maxAgeMs: number
  /** Longest wait for another process that holds the file. */
  maxBusyMs: number
  /** Writes to stores that may wait for their COMMIT. */
  maxQueued: number
  /** Writes to stores that share one COMMIT. */
  maxBatch: number
}

const defaultLimits: SqliteLimits = {
  maxWaiting: 500,
  maxWaitMs: 10_000,
  slowMs: 50,
  maxAgeMs: 10_000,
  maxBusyMs: 5_000,
  maxQueued: 1_000,
  maxBatch: 64,
}

/** Everything that exists between connect and close. */
export interface OpenSqlite {
  readonly store: Store
  readonly sessions: SqliteSessions
  readonly stores: Stores
  probe(): Promise<void>
  ensureIndexes(): Promise<void>
  close(): Promise<void>
}

interface OpenOptions extends Pick<ConnectionOptions, 'fault' | 'onStatement'> {
  path: string
  limits?: Partial<SqliteLimits> | undefined
  strict?: boolean | undefined
}

/**
 * Locks and opens the file, tests the library, and gives the adapter our client, which its own
 * `connect` then keeps. Throws DatabaseError.
 */
export async function openSqlite(
  adapter: SQLiteAdapter,
  requests: Requests,
  { path, fault, onStatement, strict, limits: given }: OpenOptions,
): Promise<OpenSqlite> {
  const limits = { ...defaultLimits, ...given }
  const log = adapter.payload.logger
  const watch = strict ? watchMissingRequests() : noWatch
  const slot = createWriteSlot({
    ...limits,
    beforeWait: watch.beforeWait,
    onSlow: (report) => log.warn({ ...report, msg: `Write slot held ${describe(report)}` }),
  })
  const onExpired = (report: { name: string; ageMs: number }) =>
    log.error({ ...report, msg: `Transaction rolled back for its age: ${report.name}` })
  const begin = { maxAgeMs: limits.maxAgeMs, onExpired }

  let closing: Promise<void> | undefined
  const lock = acquireFileLock(path)
  try {
    await selfTest(path)
    const connection = { fault, onStatement }
    const store = openStore({ path, slot, maxBusyMs: limits.maxBusyMs, connection })
    const client = createStoreClient(store, begin)
    adapter.client = client as unknown as SQLiteAdapter['client']
    adapter.sessions = {}
    const sessions = createSqliteSessions({ adapter, client, store, requests, watch, ...begin })
    const { maxBatch, maxQueued } = limits
    const { beforeWait } = watch
    const committer = createGroupCommitter(store, { ...begin, beforeWait, maxBatch, maxQueued })
    const tables = readSqlTables(adapter, adapter.payload.config.collections)
    return {
      store,
      sessions,
      stores: createSqliteStores({ tables, store, sessions, requests, committer }),
      probe: () => probe(store, begin),
      ensureIndexes: () => ensureIndexes(store),
      close: () => (closing ??= close(store, lock)),
    }
  } catch (error) {
    lock.release()
    throw toDatabaseError(error) ?? error
  }
}

/** Counts in the file's header: a write like any other, with nothing to remove afterwards. */
async function probe(
  store: Store,
  begin: Omit<Parameters<typeof beginWrite>[1], 'name'>,
): Promise<void> {
  const transaction = await beginWrite(store, { ...begin, name: 'probe' })
  try {
    const { rows } = transaction.execute('PRAGMA user_version')
    const next = (Number(rows[0]?.[0] ?? 0) + 1) % 2 ** 31
    transaction.execute(`PRAGMA user_version = ${next}`)
    transaction.commit()
  } catch (error) {
    transaction.rollback(error)
    throw toDatabaseError(error) ?? error
  }
}

async function ensureIndexes(store: Store): Promise<void> {
  const lease = await store.slot.acquire('own indexes')
  try {
    await store.untilFree(() => {
      ensureLocaleIndexes(store.writer())
      ensureDraftIndexes(store.writer())
    })
  } finally {
    lease.release()
  }
}

/** Waits for the writers before it, refuses those after it, and empties the journal. */
async function close(store: Store, lock: FileLock): Promise<void> {
  const lease = await store.slot.acquire('close').catch(() => undefined)
  store.slot.close(databaseBusy(new Error('the database is closed')))
  try {
    if (lease) store.writer().run('PRAGMA wal_checkpoint(TRUNCATE)')
  } catch {
    // The journal stays beside the file and is replayed when it is opened next.
  } finally {
    lease?.release()
    store.close()
    lock.release()
  }
}

function describe({ name, heldMs, waiting }: { name: string; heldMs: number; waiting: number }) {
  return `${Math.round(heldMs)} ms by ${name}, ${waiting} waiting`
}
