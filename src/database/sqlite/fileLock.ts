import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

import Database from 'libsql'

import { DatabaseError } from '../contract'

export interface FileLock {
  readonly path: string
  /** Lets the next process in; a second call does nothing. */
  release(): void
}

/**
 * Keeps every other process (and every other adapter of this one) away from a database file.
 * The lock is an exclusive transaction on `<file>.lock`, a SQLite file of its own: the kernel drops
 * it with the process, however that ends, so that there are no stale locks. Nothing else may open
 * the lock file: closing any handle of it in this process would drop the lock.
 * Throws DatabaseError `database_in_use`.
 */
export function acquireFileLock(databasePath: string): FileLock {
  const path = `${databasePath}.lock`
  const lock = open(path)
  try {
    // Scripts only, no prepared statements: those would keep the file open until collected.
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    throw isBusy(cause) ? inUse(databasePath, cause) : storageFailed(path, cause)
  }
  return {
    path,
    release() {
      if (!lock.open) return
      if (lock.inTransaction) lock.exec('ROLLBACK')
      lock.close()
    },
  }
}

function open(path: string): Database.Database {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    return new Database(path)
  } catch (cause) {
    throw storageFailed(path, cause)
  }
}

function isBusy(error: unknown): boolean {
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' && code.startsWith('SQLITE_BUSY')
}

function inUse(databasePath: string, cause: unknown): DatabaseError {
  return new DatabaseError(
    'database_in_use',
    `The database ${databasePath} is in use by another process of Orda. ` +
      'Stop the running server first, or let it do the work: commands such as seed, import and ' +
      'admin:create run inside a running server when they use the same data directory.',
    { cause },
  )
}

function storageFailed(path: string, cause: unknown): DatabaseError {
  const message = `The lock file ${path} cannot be used: check that its folder is writable.`
  return new DatabaseError('storage_failed', message, { cause })
}
