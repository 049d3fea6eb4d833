import { randomUUID } from 'node:crypto'
import { type Connection, openConnection } from '../sqlite/connection'
import { ensureDraftIndexes } from '../sqlite/draftIndexes'
import { ensureLocaleIndexes } from '../sqlite/localeIndexes'
import { type FreeBytes, freeBytesAt, refuseFullDisk } from './diskGuard'
import { MigrationError } from './migrationError'
import { pendingOf } from './pending'
import { sqliteMigrations } from './sqlite'
import {
  countRows,
  holdsData,
  refuseBrokenForeignKeys,
  refuseLostRows,
  textOf,
} from './sqliteGuard'
import type { Print, SqliteMigration } from './types'

export interface SqliteMigrateOptions {
  /** The database file; it is created when missing. */
  readonly path: string
  readonly migrations?: readonly SqliteMigration[]
  /** Makes a proven backup; called before the first pending migration of a database with data. */
  readonly backup: () => Promise<void>
  readonly print: Print
  readonly freeBytes?: FreeBytes
}

/**
 * Applies every pending migration, each in its own transaction, and returns their names. On a
 * connection of its own: foreign keys can only be switched off outside a transaction, and with
 * them on a table rebuild deletes the rows below it. Throws MigrationError; what was applied
 * before the failing migration stays applied.
 */
export async function migrateSqlite(options: SqliteMigrateOptions): Promise<string[]> {
  const { path, migrations = sqliteMigrations, backup, print, freeBytes = freeBytesAt } = options
  const connection = openConnection(path)
  try {
    const names = pendingOf(appliedSqlite(connection), migrations)
    const pending = migrations.filter(({ name }) => names.includes(name))
    if (pending.length > 0 && holdsData(connection)) {
      await refuseFullDisk(path, freeBytes)
      refuseBrokenForeignKeys(connection)
      await backup()
    }
    for (const migration of pending) {
      const started = performance.now()
      applySqlite(connection, migration)
      print(`migrated ${migration.name} (${Math.round(performance.now() - started)} ms)`)
    }
    ensureLocaleIndexes(connection)
    ensureDraftIndexes(connection)
    // A rebuilt table leaves a log of its size.
    if (names.length > 0) connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    return names
  } finally {
    connection.close()
  }
}

/** Takes back the newest applied migration and returns its name, or undefined when there is none. */
export async function revertSqlite(options: SqliteMigrateOptions): Promise<string | undefined> {
  const { path, migrations = sqliteMigrations, backup, print, freeBytes = freeBytesAt } = options
  const connection = openConnection(path)
  try {
    const applied = appliedSqlite(connection)
    pendingOf(applied, migrations)
    const last = migrations.findLast(({ name }) => applied.includes(name))
    if (last === undefined) return undefined
    if (holdsData(connection)) {
      await refuseFullDisk(path, freeBytes)
      await backup()
    }
    takeBackSqlite(connection, last)
    print(`taken back ${last.name}`)
    return last.name
  } finally {
    connection.close()
  }
}

/** Names of the migrations a database has, in the order they were applied; [] for a fresh one. */
export function appliedSqlite(connection: Pick<Connection, 'run'>): string[] {
  const table = connection.run(`SELECT 1 FROM sqlite_master WHERE name = 'payload_migrations'`)
  if (table.rows.length === 0) return []
  const { rows } = connection.run(
    'SELECT name FROM payload_migrations WHERE name IS NOT NULL ORDER BY batch, created_at, name',
  )
  return rows.map((row) => textOf(row.name))
}

function applySqlite(connection: Connection, migration: SqliteMigration): void {
  guarded(connection, migration, migration.up, () => {
    const now = new Date().toISOString()
    connection.run(
      `INSERT INTO payload_migrations (id, name, batch, updated_at, created_at)
       VALUES (?, ?, (SELECT coalesce(max(batch), 0) + 1 FROM payload_migrations), ?, ?)`,
      [randomUUID(), migration.name, now, now],
    )
  })
}

/** Going back may drop what going forward made, so only foreign keys are checked, not row counts. */
function takeBackSqlite(connection: Connection, migration: SqliteMigration): void {
  const every = [...countRows(connection).keys()]
  guarded(connection, { ...migration, changes: { tables: every } }, migration.down, () => {
    if (appliedSqlite(connection).length === 0) return
    connection.run('DELETE FROM payload_migrations WHERE name = ?', [migration.name])
  })
}

function guarded(
  connection: Connection,
  { name, changes }: SqliteMigration,
  statements: readonly string[],
  record: () => void,
): void {
  connection.exec('PRAGMA foreign_keys = OFF')
  connection.exec('BEGIN IMMEDIATE')
  try {
    const before = countRows(connection)
    for (const statement of statements) connection.exec(statement)
    record()
    refuseLostRows(before, countRows(connection), changes?.tables ?? [])
    refuseBrokenForeignKeys(connection)
    connection.exec('COMMIT')
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    const code = error instanceof MigrationError ? error.code : 'migration_failed'
    const reason = error instanceof Error ? error.message : String(error)
    throw new MigrationError(code, `Migration ${name} was refused, nothing changed: ${reason}`, {
      cause: error,
    })
  }
}
