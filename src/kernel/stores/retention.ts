import type { Payload } from 'payload'
import { databaseOf } from '../database'
import { codeOf } from '../errors'
import { portalOf } from '../state'
import type { PortalStore } from './portalStore'

/** Rows of one transaction. */
const AT_ONCE = 1000
const DAY_MS = 24 * 60 * 60_000

/**
 * Removes the rows of every store that are older than it keeps them, 1,000 at a time, each time in a transaction of
 * its own. A row is kept for its days in full, and for one more at most.
 */
export async function pruneStores(payload: Payload, now: Date): Promise<void> {
  for (const store of portalOf(payload).registry.stores.values())
    while ((await pruneOnce(payload, store, now)) === AT_ONCE);
}

/** @returns how many rows were removed; 0 also when another process is at it */
async function pruneOnce(
  payload: Payload,
  { retention, slug: table }: PortalStore,
  now: Date,
): Promise<number> {
  if (!retention) return 0
  const { column, days } = retention
  // Days and moments are both text: a day comes before every moment of it.
  const before = new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, 10)
  const { stores } = databaseOf(payload)
  const range = { column, before }
  const rows = await stores.read({ table, range, limit: AT_ONCE, columns: [] })
  if (rows.length === 0) return 0
  try {
    await stores.write(rows.map(({ id }) => ({ do: 'remove', table, id })))
    return rows.length
  } catch (error) {
    if (['conflict', 'database_busy'].includes(codeOf(error))) return 0
    throw error
  }
}
