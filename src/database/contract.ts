import { APIError } from 'payload'
import type { BaseDatabaseAdapter, PayloadRequest } from 'payload'

import type { Stores } from './stores/contract'

export type DatabaseErrorCode =
  'database_busy' | 'storage_full' | 'storage_failed' | 'transaction_lost' | 'database_in_use'

const statusOf: Readonly<Record<DatabaseErrorCode, number>> = {
  database_busy: 503,
  storage_full: 507,
  storage_failed: 503,
  transaction_lost: 409,
  database_in_use: 503,
}

interface DatabaseErrorOptions {
  retryAfter?: number
  cause?: unknown
}

/** Why the database did not do what it was asked; nothing of the operation is stored. */
export class DatabaseError extends APIError {
  readonly code: DatabaseErrorCode
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number | undefined

  constructor(code: DatabaseErrorCode, message: string, options: DatabaseErrorOptions = {}) {
    super(message, statusOf[code], { code }, true)
    this.name = 'DatabaseError'
    this.code = code
    this.cause = options.cause
    this.retryAfter = options.retryAfter
  }
}

/** What Orda adds to Payload's adapter; reached as `payload.db` by code outside `src/database`. */
export interface OrdaDatabase extends BaseDatabaseAdapter {
  /** May other processes write to it? MongoDB yes, SQLite no. */
  readonly isShared: boolean
  /** A new id, such as the database gives to documents that have none: later ones sort after earlier ones. */
  newId(): string
  /**
   * Called at the start of every write operation, inside its transaction; `operation` ('create
   * pages') names the holder of the write slot. Throws `transaction_lost` when an earlier
   * operation of this request lost its transaction.
   */
  enlist(req: PayloadRequest, operation: string): Promise<void>
  /**
   * Runs `effect` after COMMIT returned, in the order of calls; at once when the request has no
   * transaction; never after a rollback. An effect that throws is logged.
   */
  afterCommit(req: PayloadRequest, effect: () => void): void
  /** Typed tables for hot data. */
  readonly stores: Stores
  /** One real write, through the write slot. Throws DatabaseError. */
  probe(): Promise<void>
  /** Names of migrations not yet applied, oldest first. */
  pendingMigrations(): Promise<string[]>
  /** Ends what runs, writes everything to its place, and lets other processes open the database. */
  close(): Promise<void>
}

/** The DatabaseError that `error` is, or was caused by. */
export function databaseErrorOf(error: unknown): DatabaseError | undefined {
  for (const link of causesOf(error)) if (link instanceof DatabaseError) return link
  return undefined
}

/** An error, its cause, the cause of that, and so on; at most ten of them. */
export function causesOf(error: unknown): unknown[] {
  const chain: unknown[] = []
  let link = error
  while (typeof link === 'object' && link !== null && chain.length < 10) {
    chain.push(link)
    link = (link as { cause?: unknown }).cause
  }
  return chain
}
