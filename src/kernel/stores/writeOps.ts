import type { Payload, PayloadRequest } from 'payload'
import { databaseOf } from '../database'
import { codeOf, PortalError } from '../errors'
import { portalOf } from '../state'
import { columnsOf } from './foldStore'
import { AT } from '../tree'
import { unitOf } from './unit'
import type { StoreOp, StoreRow } from './storeOps'

/** Whose database is written, and by which request, if by any. */
export type Writer = Readonly<{ payload: Payload; req?: PayloadRequest | undefined }>

/**
 * Writes ops: into the unit of the request, into its transaction, or as a write of their own.
 * @throws PortalError conflict (with the row as it is), not_found; what the database throws
 */
export async function writeOps({ payload, req }: Writer, ops: readonly StoreOp[]): Promise<void> {
  const unit = req && unitOf(req)
  if (!unit) {
    await storeOps({ payload, req }, ops)
    return
  }
  if (unit.isClosed) throw new TypeError('A handler wrote to a store after it had answered')
  unit.ops.push(...ops)
}

/** Stores ops now, as a whole or not at all. */
export async function storeOps({ payload, req }: Writer, ops: readonly StoreOp[]): Promise<void> {
  try {
    await databaseOf(payload).stores.write(
      ops.map(({ shows: _shows, ...op }) => op),
      req,
    )
  } catch (error) {
    throw isConflict(error) ? await refusalOf(payload, ops, error) : error
  }
}

type Conflict = Readonly<{ code: 'conflict'; index: number; current: StoreRow | undefined }>

function isConflict(error: unknown): error is Conflict {
  return codeOf(error) === 'conflict' && 'index' in (error as object)
}

/** What is gone, or out of reach, is one and the same to who asked. */
async function refusalOf(
  payload: Payload,
  ops: readonly StoreOp[],
  error: Conflict,
): Promise<PortalError> {
  const { current, index } = error
  const op = ops[index]
  const isNew = op?.do === 'put' && op.rev === undefined
  if (op === undefined || (!current && !isNew))
    return new PortalError('not_found', {}, { cause: error })
  const isShown = current && (await op.shows?.(current))
  const details = { store: op.table, ...(isShown && { current: shownRow(payload, op, current) }) }
  return new PortalError('conflict', {}, { cause: error, details })
}

function shownRow(payload: Payload, { table }: StoreOp, row: StoreRow): StoreRow {
  const store = portalOf(payload).registry.stores.get(table)
  const hidden = new Set<string>(AT)
  const names = store ? [...columnsOf(store).keys()].filter((name) => !hidden.has(name)) : []
  const values = Object.fromEntries(names.map((name) => [name, row[name]]))
  return { ...values, id: row.id, rev: row.rev }
}
