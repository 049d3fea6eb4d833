import { checkId, checkReach } from './checkOp'
import type { StorePlaceCondition, StoreQuery } from './contract'
import { columnOf, tableOf } from './tables'
import type { StoreTable, StoreTables } from './tables'
import { checkedValue } from './values'

/** The most rows of one read, and the most ids it may name. */
export const mostRows = 1000

/** Throws TypeError for a question that names what the store does not declare, or asks for too much. */
export function checkQuery(tables: StoreTables, query: StoreQuery): void {
  const table = tableOf(tables, query.table)
  checkSize(query)
  query.ids?.forEach(checkId)
  checkReach(table, query.within)
  for (const all of query.places ?? []) checkReach(table, all.map(reachOf))
  for (const [name, value] of Object.entries(query.where ?? {})) checkScalar(table, name, value)
  if (query.range) checkRange(table, query.range)
  if (query.order) columnOf(table, query.order.column)
  query.columns?.forEach((name) => columnOf(table, name))
}

const reachOf = (one: StorePlaceCondition) => ({
  column: one.column,
  in: 'in' in one ? one.in : one.notIn,
})

function checkSize({ ids = [], limit = mostRows }: StoreQuery): void {
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > mostRows || ids.length > mostRows)
    throw new TypeError('A read is of 1 to 1,000 rows')
}

function checkRange(table: StoreTable, { before, column, from }: NonNullable<StoreQuery['range']>) {
  if (from === undefined && before === undefined)
    throw new TypeError(`The range of '${column}' has no bound`)
  for (const bound of [from, before]) if (bound !== undefined) checkScalar(table, column, bound)
}

/** Dates are compared as text: a day is less than each moment of it. */
function checkScalar(table: StoreTable, name: string, value: unknown): void {
  const type = columnOf(table, name)
  if (type === 'json' || value === null)
    throw new TypeError(`The column '${name}' cannot be asked for this value`)
  checkedValue(type, value, name)
}
