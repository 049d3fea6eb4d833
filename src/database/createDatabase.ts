import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { DatabaseAdapterObj } from 'payload'

import { createMongoDatabase } from './mongodb/createMongoDatabase'
import { createSqliteDatabase } from './sqlite/createSqliteDatabase'
import type { SqliteDatabaseOptions } from './sqlite/createSqliteDatabase'

export interface DatabaseOptions extends Omit<SqliteDatabaseOptions, 'path'> {
  /** `file:/path/to/orda.db` (relative paths from the working directory) or `mongodb://…`. */
  url?: string | undefined
  /** Where `orda.db` is when there is no `url`. */
  dataDir?: string | undefined
}

/**
 * The database for Payload's config. Nothing is opened before Payload connects: other processes
 * may load the config without ever using it. The options beyond the address are for SQLite.
 */
export function createDatabase({ url, dataDir, ...options }: DatabaseOptions): DatabaseAdapterObj {
  const address = url ?? `file:${resolve(dataDir ?? 'data', 'orda.db')}`
  if (/^mongodb(\+srv)?:/.test(address)) return createMongoDatabase({ url: address })
  return createSqliteDatabase({ ...options, path: sqlitePath(address) })
}

/** The absolute path of a `file:` address. Throws TypeError for any other. */
export function sqlitePath(url: string): string {
  if (!url.startsWith('file:')) {
    throw new TypeError(
      `DATABASE_URL must start with "file:" or "mongodb://", not with "${url.split(':')[0]}"`,
    )
  }
  return url.startsWith('file://') ? fileURLToPath(url) : resolve(url.slice('file:'.length))
}
