import { transactionLost } from '../requests'
import type { Connection, ResultSet, SqlArguments } from './connection'
import { toDatabaseError } from './storageErrors'
import type { Store } from './store'
import type { Lease } from './writeSlot'

/** A transaction that holds the write slot. Whatever ends it passes the slot on. */
export interface WriteTransaction {
  readonly state: 'open' | 'committed' | 'lost'
  /** Throws DatabaseError when the storage failed or the transaction is over. */
  execute(sql: string, args?: SqlArguments): ResultSet
  /** Returns when everything is on the disk. Throws when nothing of it is stored. */
  commit(): void
  /** Never throws. */
  rollback(cause?: unknown): void
  /** Names the holder of the slot. */
  rename(name: string): void
}

export interface BeginOptions {
  name: string
  /** A transaction older than this (ms) is rolled back. */
  maxAgeMs: number
  onExpired: (report: { name: string; ageMs: number }) => void
}

/** Takes the slot and begins. Throws DatabaseError. */
export async function beginWrite(store: Store, options: BeginOptions): Promise<WriteTransaction> {
  const lease = await store.slot.acquire(options.name)
  try {
    const connection = await store.untilFree(() => {
      const writer = store.writer()
      writer.exec('BEGIN IMMEDIATE')
      return writer
    })
    return createTransaction({ store, connection, lease, options })
  } catch (error) {
    const mapped = toDatabaseError(error)
    if (mapped && mapped.code !== 'database_busy') store.discardWriter()
    lease.release()
    throw mapped ?? error
  }
}

interface Begun {
  store: Store
  connection: Connection
  lease: Lease
  options: BeginOptions
}

function createTransaction({ store, connection, lease, options }: Begun): WriteTransaction {
  let state: WriteTransaction['state'] = 'open'
  let reason: unknown

  const end = (next: 'committed' | 'lost') => {
    state = next
    clearTimeout(timer)
    lease.release()
  }
  /** SQLite may have rolled back by itself already; a storage fault costs the connection. */
  const lose = (cause: unknown) => {
    if (state !== 'open') return
    reason = cause
    const isFault = toDatabaseError(cause) !== undefined
    const isUndone = undo(connection)
    if (isFault || !isUndone) store.discardWriter()
    end('lost')
  }
  const timer = setTimeout(() => {
    options.onExpired({ name: lease.name, ageMs: options.maxAgeMs })
    lose(new Error(`the transaction was open for more than ${options.maxAgeMs} ms`))
  }, options.maxAgeMs)
  timer.unref()

  const attempt = <T>(action: () => T): T => {
    if (state !== 'open') throw toDatabaseError(reason) ?? transactionLost(reason)
    // Outside of a transaction the statement would be committed alone.
    if (!connection.inTransaction) {
      lose(new Error('SQLite ended the transaction'))
      throw transactionLost(reason)
    }
    return action()
  }

  return {
    get state() {
      return state
    },
    execute: (sql, args) =>
      attempt(() => {
        try {
          return connection.run(sql, args)
        } catch (error) {
          const mapped = toDatabaseError(error)
          if (mapped) lose(mapped)
          throw mapped ?? error
        }
      }),
    commit() {
      attempt(() => {
        try {
          connection.exec('COMMIT')
        } catch (error) {
          lose(error)
          throw toDatabaseError(error) ?? error
        }
        end('committed')
      })
    },
    rollback: lose,
    rename: lease.rename,
  }
}

function undo(connection: Connection): boolean {
  try {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    return true
  } catch {
    return false
  }
}
