import { existsSync } from 'node:fs'

import Database from 'libsql'

import { executePrepared, prepare } from './preparedStatement'
import type { Prepared, ResultSet, SqlArguments } from './preparedStatement'
import { guarded, StatementError } from './statementError'

export type { ResultSet, SqlArguments } from './preparedStatement'

export interface ConnectionOptions {
  /** Writes are refused, and a file that does not exist is not created. */
  readonly?: boolean
  /** Added to, or put in place of, the defaults below; each is applied whenever a file is opened. */
  pragmas?: Readonly<Record<string, number | string>>
  /** How many prepared statements are kept. */
  statementLimit?: number
  /** For drills: called before each statement, may throw (see `createStatementError`). */
  fault?: ((sql: string) => void) | undefined
  /** Called with each statement's SQL, PRAGMAs of the opening excepted. */
  onStatement?: ((sql: string) => void) | undefined
}

/** One open SQLite file. Everything is synchronous: a statement is over when `run` returns. */
export interface Connection {
  readonly path: string
  readonly inTransaction: boolean
  readonly isOpen: boolean
  /** Runs one statement, kept prepared for the next time. Throws StatementError. */
  run(sql: string, args?: SqlArguments): ResultSet
  /** Runs a script without keeping or returning anything. Throws StatementError. */
  exec(sql: string): void
  /** Undoes an open transaction and gives the file free. Never throws. */
  close(): void
}

const writerPragmas = {
  // The library blocks the whole process while it waits: waiting longer is done outside of it.
  busy_timeout: 10,
  journal_mode: 'WAL',
  synchronous: 'FULL',
  foreign_keys: 'ON',
  journal_size_limit: 64 * 1024 * 1024,
}
const readerPragmas = { busy_timeout: 10, query_only: 'ON' }

/** Opens a SQLite file with the PRAGMAs that make it safe. Throws StatementError. */
export function openConnection(path: string, options: ConnectionOptions = {}): Connection {
  if (options.readonly && path !== ':memory:' && !existsSync(path)) {
    throw new StatementError('SQLITE_CANTOPEN', `no such file: ${path}`)
  }
  const { fault, onStatement, statementLimit = 500 } = options
  const database = guarded(() => new Database(path))
  const kept = new Map<string, Prepared>()

  const run = (sql: string, args: SqlArguments = []): ResultSet => {
    onStatement?.(sql)
    fault?.(sql)
    const prepared = take(sql)
    const result = guarded(() => executePrepared(prepared, args), sql)
    // Kept only now: a statement that failed may still be in progress inside SQLite.
    kept.set(sql, prepared)
    if (kept.size > statementLimit) dropOldest(kept)
    if (changesSchema(sql)) kept.clear()
    return result
  }
  const take = (sql: string): Prepared => {
    const known = kept.get(sql)
    kept.delete(sql)
    return known ?? guarded(() => prepare(database, sql), sql)
  }
  const connection: Connection = {
    path,
    get inTransaction() {
      return database.open && database.inTransaction
    },
    get isOpen() {
      return database.open
    },
    run,
    exec(sql) {
      onStatement?.(sql)
      fault?.(sql)
      if (changesSchema(sql)) kept.clear()
      guarded(() => database.exec(sql), sql)
    },
    close() {
      kept.clear()
      if (!database.open) return
      undo(database)
      database.close()
    },
  }
  const defaults = options.readonly ? readerPragmas : writerPragmas
  applyPragmas(database, { ...defaults, ...options.pragmas })
  return connection
}

/** SQLite closes only when its last statement is collected as garbage: until then a transaction would lock the file. */
function undo(database: Database.Database): void {
  try {
    if (database.inTransaction) database.exec('ROLLBACK')
  } catch {
    // It is over already.
  }
}

function applyPragmas(database: Database.Database, pragmas: Record<string, number | string>): void {
  try {
    for (const [name, value] of Object.entries(pragmas)) {
      guarded(() => database.prepare(`PRAGMA ${name} = ${value}`).all([]))
    }
  } catch (error) {
    database.close()
    throw error
  }
}

function changesSchema(sql: string): boolean {
  return /^\s*(create|alter|drop|reindex|attach|detach)\b/i.test(sql)
}

function dropOldest(kept: Map<string, unknown>): void {
  const oldest = kept.keys().next()
  if (!oldest.done) kept.delete(oldest.value)
}
