import type { Payload } from 'payload'
import { codeOf } from '../errors'
import type { StoreOp } from '../stores/storeOps'
import { storeOps } from '../stores/writeOps'
import { partsOf } from './letter'
import { giveUpAfter, type OutboxRow } from './outboxRow'
import { OUTBOX } from './outboxStores'
import type { MailFault } from './mailFault'

/** Refusals for the time being, after which a mail is left for a person to look at. */
const ATTEMPTS = 8
const LONGEST_MS = 6 * 60 * 60_000
/** The whole server is out: how many others are due is no matter, this row waits as long as it takes to ask again. */
const HOST_MS = 5000

/** A write takes 1,000 rows. */
const MOST = 1000

/** What ends a mail, and what it has collected: one write. */
export async function endOf(
  payload: Payload,
  row: OutboxRow,
  state: 'off' | 'sent',
  lastError: string | null,
  now: Date,
): Promise<StoreOp[]> {
  const values = { state, lastError, doneAt: now.toISOString() }
  const parts = (await partsOf(payload, row)).filter(({ id }) => id !== row.id)
  const rows = [row, ...parts].slice(0, MOST)
  return rows.map(({ id, rev }) => ({ do: 'put', table: OUTBOX, id, rev, values }))
}

/** @returns false when the row was not as it was claimed any more */
export async function settle(
  payload: Payload,
  row: OutboxRow,
  state: 'off' | 'sent',
  lastError: string | null,
  now: Date,
): Promise<boolean> {
  try {
    await storeOps({ payload }, await endOf(payload, row, state, lastError, now))
    return true
  } catch (error) {
    if (['conflict', 'not_found'].includes(codeOf(error))) return false
    throw error
  }
}

/** What becomes of a row that was not delivered. */
export function afterFault(row: OutboxRow, fault: MailFault, now: Date): Partial<OutboxRow> {
  const lastError = fault.reason
  const isOver =
    fault.reach === 'never' ||
    row.giveUpAt <= now.toISOString() ||
    (fault.reach === 'later' && row.attempts >= ATTEMPTS)
  if (isOver) return { state: 'failed', lastError }
  // A server that does not answer says nothing about this mail.
  const isHost = fault.reach === 'host'
  const wait = isHost ? HOST_MS : Math.min(LONGEST_MS, 30_000 * 4 ** (row.attempts - 1))
  return {
    ...{ lastError, attempts: isHost ? row.attempts - 1 : row.attempts },
    dueAt: new Date(now.getTime() + wait).toISOString(),
  }
}

/** A row that took its process with it each time. */
export const isWornOut = ({ attempts }: OutboxRow): boolean => attempts >= ATTEMPTS

/** A row that begins anew. */
export const anew = (now: Date): Partial<OutboxRow> => ({
  ...{ state: 'open', attempts: 0, lastError: null },
  dueAt: now.toISOString(),
  giveUpAt: giveUpAfter(now),
})
