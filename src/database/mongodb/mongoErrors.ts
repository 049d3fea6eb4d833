import { causesOf, DatabaseError, databaseErrorOf } from '../contract'
import { isTransient } from './transient'

const outOfDiskSpace = 14031

/** Codes with which a server says that it, or its majority, cannot serve at the moment. */
const unavailableCodes: ReadonlySet<unknown> = new Set([
  6, 7, 50, 64, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13388, 13435, 13436,
])

const unavailableNames =
  /^Mongo(ose)?(Network|ServerSelection|ServerClosed|NotConnected|Topology|PoolC|WaitQueue|ExpiredSession|BulkWriteTimeout|OperationTimeout)/

/**
 * The DatabaseError for a refusal of the storage or of the network, found in the error or its
 * causes; undefined for the rest (duplicate keys, validation), which the caller should see as is.
 */
export function toDatabaseError(error: unknown): DatabaseError | undefined {
  const known = databaseErrorOf(error)
  if (known) return known
  for (const link of causesOf(error)) {
    const { code, name } = link as { code?: unknown; name?: unknown }
    if (code === outOfDiskSpace) {
      return new DatabaseError('storage_full', 'The disk of the database is full.', { cause: link })
    }
    if (unavailableCodes.has(code) || unavailableNames.test(String(name))) return failed(link)
  }
  if (!isTransient(error)) return undefined
  const message = 'Another operation changed the same data; try again.'
  return new DatabaseError('database_busy', message, { retryAfter: 1, cause: error })
}

function failed(cause: unknown): DatabaseError {
  const message = 'The database cannot be reached.'
  return new DatabaseError('storage_failed', message, { retryAfter: 5, cause })
}
