import type { Payload } from 'payload'
import { databaseOf } from '../database'
import { codeOf } from '../errors'
import { storeOps } from '../stores/writeOps'
import { outboxRow, type OutboxRow } from './outboxRow'
import { OUTBOX } from './outboxStores'

/** Longer than any attempt takes: a row whose process died is free again after it. */
export const LEASE_MS = 60_000

/** Others may look for one at the same moment. */
const SPARE = 10

/**
 * The next row that is due and in nobody's hands here; undefined when there is none.
 * @param inHand ids of rows that others of this process have; the row's is among them from now on
 */
export async function takeDue(
  payload: Payload,
  now: Date,
  inHand: Set<string>,
): Promise<OutboxRow | undefined> {
  const rows = await databaseOf(payload).stores.read({
    table: OUTBOX,
    where: { state: 'open' },
    range: { column: 'dueAt', before: now.toISOString() },
    order: { column: 'dueAt' },
    limit: inHand.size + SPARE,
  })
  const row = rows.map(outboxRow).find(({ id }) => !inHand.has(id))
  if (row) inHand.add(row.id)
  return row
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
