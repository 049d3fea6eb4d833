import { setTimeout as sleep } from 'node:timers/promises'

import { openConnection } from './connection'
import type { Connection, ConnectionOptions, ResultSet, SqlArguments } from './connection'
import { databaseBusy, toDatabaseError } from './storageErrors'
import type { WriteSlot } from './writeSlot'

/** One database file: a connection that reads, one that writes, and the slot before the latter. */
export interface Store {
  readonly path: string
  readonly slot: WriteSlot
  /** Runs a statement that changes nothing. Throws DatabaseError or StatementError. */
  read(sql: string, args?: SqlArguments): Promise<ResultSet>
  /** The same for several statements that must see one state: `work` is synchronous. */
  inspect<T>(work: (reader: Pick<Connection, 'run'>) => T): Promise<T>
  /** The only writer; whoever calls this holds the slot. */
  writer(): Connection
  /** Gives the writer up after a fault of the storage: the next one starts from a clean state. */
  discardWriter(): void
  /** Repeats `action` while another process holds the file, then throws `database_busy`. */
  untilFree<T>(action: () => T): Promise<T>
  close(): void
}

export interface StoreOptions {
  path: string
  slot: WriteSlot
  /** Longest wait for another process, ms. */
  maxBusyMs: number
  connection?: Pick<ConnectionOptions, 'fault' | 'onStatement' | 'pragmas'>
}

/** Opens both connections. Throws StatementError when the file cannot be opened. */
export function openStore({ path, slot, maxBusyMs, connection }: StoreOptions): Store {
  let writer: Connection | undefined = openConnection(path, connection)
  let reader: Connection | undefined = openReader()
  let isClosed = false

  function openReader(): Connection {
    return openConnection(path, { ...connection, readonly: true })
  }

  const untilFree: Store['untilFree'] = async (action) => {
    const giveUpAt = performance.now() + maxBusyMs
    for (;;) {
      try {
        return action()
      } catch (error) {
        const mapped = toDatabaseError(error)
        if (mapped?.code !== 'database_busy') throw mapped ?? error
        if (performance.now() > giveUpAt) throw databaseBusy(error)
        // The jitter keeps two processes from meeting again and again.
        await sleep(5 + Math.random() * 40)
      }
    }
  }

  const inspect: Store['inspect'] = (work) =>
    untilFree(() => {
      if (isClosed) throw databaseBusy(new Error('the database is closed'))
      reader ??= openReader()
      try {
        return work(reader)
      } catch (error) {
        if (toDatabaseError(error)) {
          reader.close()
          reader = undefined
        }
        throw error
      }
    })

  return {
    path,
    slot,
    untilFree,
    inspect,
    read: (sql, args) => inspect((connection) => connection.run(sql, args)),
    writer() {
      if (isClosed) throw databaseBusy(new Error('the database is closed'))
      if (!writer?.isOpen) writer = openConnection(path, connection)
      return writer
    },
    discardWriter() {
      writer?.close()
      writer = undefined
    },
    close() {
      isClosed = true
      reader?.close()
      writer?.close()
    },
  }
}
