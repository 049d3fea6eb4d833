import type { mongo } from 'mongoose'

/**
 * A SQLite migration is data: plain statements, run in order inside one transaction with foreign
 * keys off. `changes.tables` names the tables that may lose rows or disappear; the runner refuses
 * the migration when any other table does.
 */
export interface SqliteMigration {
  readonly name: string
  readonly changes?: { readonly tables: readonly string[] }
  readonly up: readonly string[]
  readonly down: readonly string[]
}

/**
 * A MongoDB migration changes documents inside one transaction; indexes are not its business
 * (`ensureIndexes` makes them afterwards). Every operation must be given `session`. The server ends
 * a transaction after a minute: more work than that is several migrations.
 */
export interface MongodbMigration {
  readonly name: string
  readonly up: (target: MongodbTarget) => Promise<void>
  readonly down: (target: MongodbTarget) => Promise<void>
}

export interface MongodbTarget {
  readonly database: mongo.Db
  readonly session: mongo.ClientSession
}

/** Where a runner reports progress; commands give the terminal, the server its log. */
export type Print = (line: string) => void
