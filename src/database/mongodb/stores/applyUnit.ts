import type { mongo } from 'mongoose'

import { placeColumns } from '../../stores/checkOp'
import { StoreConflict } from '../../stores/contract'
import type {
  StoreAdd,
  StoreOp,
  StorePut,
  StoreRemove,
  StoreResult,
  StoreRow,
} from '../../stores/contract'
import { tableOf } from '../../stores/tables'
import type { StoreTables } from '../../stores/tables'
import { isWithin, reachFilters, readDoc } from './filters'
import type { Doc } from './filters'

/** Where the rows of stores lie, and the transaction in which they are touched. */
export interface Unit {
  readonly tables: StoreTables
  readonly collectionOf: (slug: string) => mongo.Collection<Doc>
  readonly session: mongo.ClientSession
}

/** Does all ops inside a transaction, without an end of its own. Throws StoreConflict at the first that does not fit. */
export async function applyUnit(unit: Unit, ops: readonly StoreOp[]): Promise<StoreResult[]> {
  const results: StoreResult[] = []
  // One after another: a session cannot take two statements at once.
  for (const [index, op] of ops.entries()) {
    const rev = await apply(unit, op)
    if (rev === undefined) throw new StoreConflict(index, await currentRow(unit, op))
    results.push({ id: op.id, rev })
  }
  return results
}

/** The new rev of the row; undefined when it was not as the op expected. */
function apply(unit: Unit, op: StoreOp): Promise<number | undefined> {
  if (op.do === 'add') return add(unit, op)
  if (op.do === 'remove') return remove(unit, op)
  return op.rev === undefined ? insert(unit, op) : change(unit, op, op.rev)
}

/** An upsert that only ever inserts: a duplicate key would end the transaction. */
async function insert(unit: Unit, op: StorePut): Promise<number | undefined> {
  const { session } = unit
  const row = { ...op.values, ...(await placeOf(unit, op)), rev: 1 }
  const { upsertedCount } = await unit
    .collectionOf(op.table)
    .updateOne({ _id: op.id }, { $setOnInsert: row }, { session, upsert: true })
  return upsertedCount === 1 ? 1 : undefined
}

async function placeOf({ collectionOf, session }: Unit, { placedAs }: StorePut): Promise<object> {
  if (!placedAs) return {}
  const source = await collectionOf(placedAs.table).findOne({ _id: placedAs.id }, { session })
  return Object.fromEntries(placeColumns.map((name) => [name, source?.[name] ?? null]))
}

async function change(unit: Unit, op: StorePut, rev: number): Promise<number | undefined> {
  const filter = { $and: [{ _id: op.id, rev }, ...reachFilters(op.within)] }
  const { matchedCount } = await unit
    .collectionOf(op.table)
    .updateOne(filter, { $set: { ...op.values, rev: rev + 1 } }, { session: unit.session })
  return matchedCount === 1 ? rev + 1 : undefined
}

async function add(unit: Unit, op: StoreAdd): Promise<number | undefined> {
  const { session } = unit
  const collection = unit.collectionOf(op.table)
  const known = await collection.findOne({ _id: op.id }, { session })
  if (!known) {
    const row = { ...op.values, ...op.add, rev: 1 }
    const { upsertedCount } = await collection.updateOne(
      { _id: op.id },
      { $setOnInsert: row },
      { session, upsert: true },
    )
    return upsertedCount === 1 ? 1 : undefined
  }
  if (!isWithin(known, op.within)) return undefined
  // `$inc` refuses null.
  const added = Object.entries(op.add).map(([name, count]): [string, number] => [
    name,
    Number(known[name] ?? 0) + count,
  ])
  const rev = known.rev + 1
  await collection.updateOne(
    { _id: op.id },
    { $set: { ...Object.fromEntries(added), rev } },
    { session },
  )
  return rev
}

async function remove(unit: Unit, op: StoreRemove): Promise<number | undefined> {
  const row = { _id: op.id, ...(op.rev !== undefined && { rev: op.rev }) }
  const { deletedCount } = await unit
    .collectionOf(op.table)
    .deleteOne({ $and: [row, ...reachFilters(op.within)] }, { session: unit.session })
  return deletedCount === 1 ? 0 : undefined
}

async function currentRow(
  { collectionOf, session, tables }: Unit,
  { id, table, within }: StoreOp,
): Promise<StoreRow | undefined> {
  const doc = await collectionOf(table).findOne({ _id: id }, { session })
  return doc && isWithin(doc, within) ? readDoc(tableOf(tables, table), doc) : undefined
}
