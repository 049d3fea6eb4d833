import { causesOf, DatabaseError, databaseErrorOf } from '../contract'
import { hasCode } from './statementError'

/** Seconds after which a request that met a busy database may come again. */
export const busyRetryAfter = 2

const storageCodes = [
  'SQLITE_IOERR',
  'SQLITE_READONLY',
  'SQLITE_CORRUPT',
  'SQLITE_CANTOPEN',
  'SQLITE_NOTADB',
  'SQLITE_PERM',
  'SQLITE_PROTOCOL',
  'SQLITE_NOMEM',
]

/**
 * The DatabaseError for a refusal of the storage or for a lock, found in the error or its causes;
 * undefined for the rest (constraints, syntax), which the caller should see as they are.
 */
export function toDatabaseError(error: unknown): DatabaseError | undefined {
  const known = databaseErrorOf(error)
  if (known) return known
  for (const cause of causesOf(error)) {
    if (hasCode(cause, 'SQLITE_FULL')) {
      return new DatabaseError('storage_full', 'The disk of the database is full.', { cause })
    }
    if (hasCode(cause, ...storageCodes)) {
      return new DatabaseError('storage_failed', 'The database file cannot be used.', { cause })
    }
    if (hasCode(cause, 'SQLITE_BUSY', 'SQLITE_LOCKED')) return databaseBusy(cause)
  }
  return undefined
}

/**
 * What a caller of the adapter should see: a DatabaseError, or the refusal itself without the
 * wrapping of drizzle, whose message would carry every bound value into the log.
 */
export function mapError(error: unknown): unknown {
  return toDatabaseError(error) ?? (isQueryError(error) ? error.cause : error)
}

function isQueryError(error: unknown): error is { cause: object } {
  if (!(error instanceof Error) || !('query' in error && 'params' in error)) return false
  return typeof error.cause === 'object' && error.cause !== null
}

/** The refusal of work that would have to wait too long. */
export function databaseBusy(cause?: unknown): DatabaseError {
  const message = 'The database is busy; try again in a moment.'
  return new DatabaseError('database_busy', message, { retryAfter: busyRetryAfter, cause })
}
