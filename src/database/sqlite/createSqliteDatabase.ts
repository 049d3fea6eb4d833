import { resolve } from 'node:path'

import { sqliteAdapter } from '@payloadcms/db-sqlite'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite/types'
import type { DatabaseAdapterObj } from 'payload'

import type { OrdaDatabase } from '../contract'
import { guardOperations, refuseMigrations } from '../guardOperations'
import { appliedSqlite } from '../migrations/migrateSqlite'
import { pendingOf } from '../migrations/pending'
import { sqliteMigrations } from '../migrations/sqlite'
import { createRequests } from '../requests'
import type { Requests } from '../requests'
import type { ConnectionOptions } from './connection'
import { createTables } from './createTables'
import { nameIndexesByTable } from './indexNames'
import { openSqlite } from './openSqlite'
import type { OpenSqlite, SqliteLimits } from './openSqlite'
import { mapError } from './storageErrors'
import { uuidv7 } from './uuidv7'

export interface SqliteDatabaseOptions extends Pick<ConnectionOptions, 'fault' | 'onStatement'> {
  /** The database file; its folder is made when it does not exist. */
  path: string
  /** Writes each statement to Payload's log. */
  logStatements?: boolean | undefined
  /** For tests without migrations: makes the tables of the config in a fresh file. */
  push?: boolean | undefined
  limits?: Partial<SqliteLimits> | undefined
  /** For tests and development: a nested write without its `req` throws instead of waiting. */
  strict?: boolean | undefined
}

type Hardened = SQLiteAdapter & OrdaDatabase

/** Payload's SQLite adapter, made safe. Opens nothing before Payload connects. */
export function createSqliteDatabase(options: SqliteDatabaseOptions): DatabaseAdapterObj {
  const base = sqliteAdapter({
    client: { url: `file:${options.path}` },
    idType: 'uuidv7',
    // Only the kernel names ids: those of tree nodes, which stand in their own rows.
    allowIDOnCreate: true,
    blocksAsJSON: true,
    push: false,
    beforeSchemaInit: [nameIndexesByTable],
    logger: options.logStatements ?? false,
    migrationDir: resolve('src/database/migrations/sqlite'),
  })
  return {
    ...base,
    init: (args) => harden(base.init(args) as Hardened, options),
  }
}

function harden(adapter: Hardened, options: SqliteDatabaseOptions): Hardened {
  const shipped = {
    connect: adapter.connect?.bind(adapter),
    destroy: adapter.destroy?.bind(adapter),
  }
  let opened: OpenSqlite | undefined
  const open = () => {
    if (!opened) throw new Error('The database is not connected.')
    return opened
  }
  const requests = createRequests({
    rename: (id, operation) => opened?.sessions.rename(id, operation),
    onEffectError: (err) =>
      adapter.payload.logger.error({ err, msg: 'An effect after COMMIT failed' }),
  })
  // Until it is closed a transaction that runs can still be committed.
  const close = async () => {
    const closing = opened
    await closing?.close()
    if (opened === closing) opened = undefined
  }

  Object.assign(adapter, {
    isShared: false,
    newId: uuidv7,
    connect: async (args) => {
      await close()
      opened = await openSqlite(adapter, requests, options)
      try {
        await shipped.connect?.(args)
        if (options.push) await createTables(adapter, opened.store)
        await opened.ensureIndexes()
      } catch (error) {
        await close()
        throw error
      }
    },
    destroy: async () => {
      await close()
      await shipped.destroy?.()
    },
    close,
    beginTransaction: async () => await open().sessions.begin(),
    commitTransaction: async (id) => await open().sessions.commit(id),
    rollbackTransaction: async (id) => await opened?.sessions.rollback(id),
    enlist: requests.enlist,
    afterCommit: requests.afterCommit,
    stores: {
      read: async (query, req) => await open().stores.read(query, req),
      write: async (ops, req) => await open().stores.write(ops, req),
    },
    probe: async () => await open().probe(),
    pendingMigrations: async () =>
      await open().store.inspect((reader) => pendingOf(appliedSqlite(reader), sqliteMigrations)),
  } satisfies Partial<OrdaDatabase>)
  guard(adapter, requests, open)
  return adapter
}

function guard(adapter: Hardened, requests: Requests, open: () => OpenSqlite): void {
  guardOperations(adapter, {
    requests,
    lose: (id) => open().sessions.rollback(id),
    mapError,
  })
  refuseMigrations(adapter)
}
