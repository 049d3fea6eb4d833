import type { PayloadRequest } from 'payload'
import { databaseOf } from '../database'
import { PortalError } from '../errors'
import { audit } from '../stores/audit'
import type { StoreOp } from '../stores/storeOps'
import { writeOps } from '../stores/writeOps'
import { maskedAddress } from './maskedAddress'
import { outboxRow, type OutboxRow } from './outboxRow'
import { OUTBOX } from './outboxStores'
import { receiverOfRow } from './receiver'
import { anew, endOf } from './settle'

/** A mail that was not delivered, for those who look after the portal. */
export type DeadLetter = Readonly<{
  id: string
  kind: string
  /** ISO 8601 */
  at: string
  attempts: number
  /** `smtp_550`, `timeout` … */
  error: string
  /** `a…@e…kz`; empty where there is none any more. */
  address: string
}>

const MOST = 100

/**
 * The mails that nobody will try again by himself: the newest hundred, and how many there are; and how many are on their
 * way.
 */
export async function deadLetters(
  req: Pick<PayloadRequest, 'payload'>,
): Promise<{ failed: readonly DeadLetter[]; all: number; waiting: number }> {
  const { stores } = databaseOf(req.payload)
  const order = { column: 'dueAt', isDescending: true }
  const failed = await stores.read({
    table: OUTBOX,
    where: { state: 'failed' },
    order,
    limit: MOST,
  })
  const inState = (state: string) => stores.read({ table: OUTBOX, where: { state }, columns: [] })
  const [dead, open] = [await inState('failed'), await inState('open')]
  const letters = failed.map(outboxRow).map(async (row): Promise<DeadLetter> => {
    const address = (await receiverOfRow(req.payload, row))?.address
    const { at, attempts, id, kind, lastError } = row
    return { id, kind, at, attempts, error: lastError ?? '', address: maskedAddress(address) }
  })
  return { failed: await Promise.all(letters), all: dead.length, waiting: open.length }
}

/** Lets a mail be tried again from the beginning. @throws PortalError not_found, conflict */
export async function retryLetter(req: PayloadRequest, id: string): Promise<void> {
  const { rev } = await deadRow(req, id)
  await write(req, 'mail.retry', id, [
    { do: 'put', table: OUTBOX, id, rev, values: anew(new Date()) },
  ])
}

/** A unit of writes holds so many rows at most. */
const AT_ONCE = 500

/** Lets the oldest of all such mails be tried again from the beginning. @returns how many, and how many are left */
export async function retryLetters(
  req: PayloadRequest,
): Promise<Readonly<{ retried: number; left: number }>> {
  const rows = await databaseOf(req.payload).stores.read({
    ...{ table: OUTBOX, where: { state: 'failed' }, columns: [] },
    order: { column: 'dueAt' },
  })
  const some = rows.slice(0, AT_ONCE)
  const values = anew(new Date())
  await writeOps(
    { payload: req.payload, req },
    some.map(({ id, rev }) => ({ do: 'put', table: OUTBOX, id, rev, values })),
  )
  await audit(req, { action: 'mail.retry', target: { collection: OUTBOX, id: 'all' } })
  return { retried: some.length, left: rows.length - some.length }
}

/** Gives a mail up, with all that it has collected. @throws PortalError not_found, conflict */
export async function dropLetter(req: PayloadRequest, id: string): Promise<void> {
  const row = await deadRow(req, id)
  await write(req, 'mail.drop', id, await endOf(req.payload, row, 'off', row.lastError, new Date()))
}

async function write(
  req: PayloadRequest,
  action: string,
  id: string,
  ops: readonly StoreOp[],
): Promise<void> {
  await writeOps({ payload: req.payload, req }, ops)
  await audit(req, { action, target: { collection: OUTBOX, id } })
}

async function deadRow({ payload }: PayloadRequest, id: string): Promise<OutboxRow> {
  const [found] = await databaseOf(payload).stores.read({ table: OUTBOX, ids: [id] })
  if (found?.state !== 'failed') throw new PortalError('not_found')
  return outboxRow(found)
}
