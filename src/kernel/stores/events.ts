import type { Payload, PayloadRequest } from 'payload'
import { databaseOf } from '../database'
import { codeOf } from '../errors'
import { enqueue } from '../jobs'
import { isOnAt } from '../modules/isOnAt'
import { portalOf } from '../state'
import { inTransaction } from '../transaction'
import { pathOf } from '../tree'
import type { StoreRow } from './storeOps'
import { EVENTS } from './systemStores'
import { storeOps } from './writeOps'

/** Each takes a job per listener, and the slot is held meanwhile. */
const AT_ONCE = 20

/**
 * Turns events into a job for each listener: the event goes in the transaction in which its jobs come, so each is told
 * exactly once, or again until its job succeeds.
 * @returns whether there were any
 */
export async function relayEvents(payload: Payload): Promise<boolean> {
  const events = await databaseOf(payload).stores.read({
    table: EVENTS,
    order: { column: 'at' },
    limit: AT_ONCE,
  })
  if (events.length === 0) return false
  try {
    await relay(payload, events)
    return true
  } catch (error) {
    // Another process has them.
    if (['conflict', 'database_busy', 'not_found'].includes(codeOf(error))) return false
    throw error
  }
}

async function relay(payload: Payload, events: readonly StoreRow[]): Promise<void> {
  const { listeners } = portalOf(payload).registry
  await inTransaction(payload, async (req) => {
    const removals = events.map(
      ({ id, rev }) => ({ do: 'remove', table: EVENTS, id, rev }) as const,
    )
    await storeOps({ payload, req }, removals)
    for (const event of events) await tell(req, event, listeners.get(event.name as string) ?? [])
  })
}

/** A listener does not hear of places where its module is off, then or later. */
async function tell(
  req: PayloadRequest,
  { event, ...row }: StoreRow,
  jobs: readonly string[],
): Promise<void> {
  const path = pathOf(row)
  for (const job of jobs)
    if (await isOnAt(req.payload, job, path)) await enqueue(req, job, event, { path })
}
