import type { Payload } from 'payload'
import { databaseOf } from '../database'
import { codeOf } from '../errors'
import { storeOps } from '../stores/writeOps'
import { outboxRow, type OutboxRow } from './outboxRow'
import { OUTBOX } from './outboxStores'

/** Longer than any attempt takes: a row whose process died is free again after it. */
export const LEASE_MS = 60_000

/** The next row that is due; undefined when there is none. */
export async function nextDue(
  payload: Payload,
  now: Date,
  isTaken: (id: string) => boolean,
): Promise<OutboxRow | undefined> {
  const rows = await databaseOf(payload).stores.read({
    table: OUTBOX,
    where: { state: 'open' },
    range: { column: 'dueAt', before: now.toISOString() },
    order: { column: 'dueAt' },
    limit: 10,
  })
  return rows.map(outboxRow).find(({ id }) => !isTaken(id))
}

/**
 * Takes a row before it is sent, so that two never hold it at once.
 * @returns the row as it is now; undefined when somebody else was faster
 */
export async function claimMail(
  payload: Payload,
  row: OutboxRow,
  now: Date,
): Promise<OutboxRow | undefined> {
  const lease = {
    attempts: row.attempts + 1,
    dueAt: new Date(now.getTime() + LEASE_MS).toISOString(),
  }
  const isOurs = await changeRow(payload, row, lease)
  return isOurs ? { ...row, ...lease, rev: row.rev + 1 } : undefined
}

/** @returns whether the row was still as it was read */
export async function changeRow(
  payload: Payload,
  { id, rev }: OutboxRow,
  values: Partial<OutboxRow>,
): Promise<boolean> {
  try {
    await storeOps({ payload }, [{ do: 'put', table: OUTBOX, id, rev, values }])
    return true
  } catch (error) {
    if (['conflict', 'not_found'].includes(codeOf(error))) return false
    throw error
  }
}
