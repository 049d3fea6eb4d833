import type { Payload, PayloadRequest } from 'payload'
import type { DatabaseStores } from './stores/storeOps'
import { unitOf } from './stores/unit'

/** What the kernel asks of the database beyond Payload's adapter; `src/database` gives it. */
export type PortalDatabase = Readonly<{
  isShared: boolean
  /** An id such as the database makes itself. */
  newId: () => string
  enlist: (req: PayloadRequest, operation: string) => Promise<void>
  afterCommit: (req: PayloadRequest, effect: () => void) => void
  stores: DatabaseStores
}>

/** The database of a Payload instance, as the kernel sees it. */
export function databaseOf(payload: Payload): PortalDatabase {
  return payload.db as unknown as PortalDatabase
}

/** An id for a document that is to be written in bulk: such as the database makes itself. */
export function newIdOf(payload: Payload): string {
  return databaseOf(payload).newId()
}

/** The same, for whoever has a request in hand. */
export function newIdFor(req: Pick<PayloadRequest, 'payload'>): string {
  return newIdOf(req.payload)
}

/**
 * Runs an effect (a file removed, a cache dropped) once what `req` writes is committed, be it a transaction or a unit
 * of stores; never after it was rolled back.
 */
export function afterCommit(req: PayloadRequest, effect: () => void): void {
  const unit = unitOf(req)
  if (unit && !unit.isClosed) unit.effects.push(effect)
  else databaseOf(req.payload).afterCommit(req, effect)
}
