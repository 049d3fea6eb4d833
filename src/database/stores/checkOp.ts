import type { StoreAdd, StoreOp, StorePut, StoreReach, StoreValues } from './contract'
import { columnOf, tableOf } from './tables'
import type { StoreTable, StoreTables } from './tables'
import { checkedValue } from './values'

/** Columns that a new row takes from the row it is placed as; '-' stands below the depth of an institution. */
export const placeColumns = ['institution', 'at1', 'at2', 'at3', 'at4', 'at5'] as const

const longestId = 1000

const mostOps = 1000

/** The same ops with their values as they will be stored. Throws TypeError for what no store declares. */
export function checkedOps(tables: StoreTables, ops: readonly StoreOp[]): StoreOp[] {
  if (ops.length > mostOps) throw new TypeError('A write is of 1,000 ops at most')
  return ops.map((op) => checkedOp(tables, op))
}

function checkedOp(tables: StoreTables, op: StoreOp): StoreOp {
  const table = tableOf(tables, op.table)
  checkId(op.id)
  checkReach(table, op.within)
  if (op.do === 'add') return checkedAdd(table, op)
  if (op.rev !== undefined) checkRev(op.rev)
  return op.do === 'put' ? checkedPut(tables, table, op) : op
}

function checkedPut(tables: StoreTables, table: StoreTable, op: StorePut): StorePut {
  const values = checkedValues(table, op.values)
  if (op.placedAs) {
    if (op.rev !== undefined) throw new TypeError('Only a new row can be placed as another one')
    const source = tableOf(tables, op.placedAs.table)
    checkId(op.placedAs.id)
    for (const name of placeColumns) {
      columnOf(table, name)
      columnOf(source, name)
      if (name in values) throw new TypeError(`'${name}' is taken from another row`)
    }
  }
  return { ...op, values }
}

function checkedAdd(table: StoreTable, op: StoreAdd): StoreAdd {
  for (const [name, count] of Object.entries(op.add)) {
    const type = columnOf(table, name)
    if (type !== 'integer' && type !== 'real')
      throw new TypeError(`Nothing can be added to the column '${name}'`)
    checkedValue(type, count, name)
    if (count === null || name in op.values)
      throw new TypeError(`The column '${name}' is either added to or set`)
  }
  if (Object.keys(op.add).length === 0) throw new TypeError('There is nothing to add')
  return { ...op, values: checkedValues(table, op.values) }
}

function checkedValues(table: StoreTable, values: StoreValues): StoreValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      checkedValue(columnOf(table, name), value, name),
    ]),
  )
}

/** Throws TypeError for what can be no id of a row. */
export function checkId(id: unknown): void {
  if (typeof id !== 'string' || id === '' || id.length > longestId)
    throw new TypeError('A row needs an id of 1 to 1,000 characters')
  checkedValue('text', id, 'id')
}

/** Throws TypeError for a reach over columns that are not there, or hold no text. */
export function checkReach(table: StoreTable, reach: StoreReach | undefined): void {
  for (const { column, in: values } of reach ?? []) {
    if (columnOf(table, column) !== 'text')
      throw new TypeError(`The column '${column}' cannot bound a reach`)
    for (const value of values) checkedValue('text', value, column)
  }
}

function checkRev(rev: number): void {
  if (!Number.isSafeInteger(rev) || rev < 1) throw new TypeError('A rev is a number from 1')
}
