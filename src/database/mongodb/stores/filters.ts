import type { mongo } from 'mongoose'

import type { StorePlaces, StoreQuery, StoreReach, StoreRow } from '../../stores/contract'
import type { StoreTable } from '../../stores/tables'

/** A row as its document: the id is the key, columns carry their own names. */
export type Doc = Record<string, unknown> & { _id: string; rev: number }

type Filter = mongo.Filter<Doc>

/** The filter of a read, its reach included. */
export function filterOf({ ids, places, range, where, within }: StoreQuery): Filter {
  const parts: Filter[] = [...reachFilters(within), ...placeFilters(places)]
  if (ids) parts.push({ _id: { $in: [...ids] } })
  for (const [name, value] of Object.entries(where ?? {})) parts.push({ [name]: { $eq: value } })
  if (range) parts.push({ [range.column]: boundsOf(range) })
  return parts.length === 0 ? {} : { $and: parts }
}

/** The rows that a person reaches; none where no column would do. */
export function reachFilters(reach: StoreReach | undefined): Filter[] {
  if (!reach) return []
  if (reach.length === 0) return [{ _id: { $in: [] } }]
  return [{ $or: reach.map(({ column, in: values }) => ({ [column]: { $in: [...values] } })) }]
}

function placeFilters(places: StorePlaces | undefined): Filter[] {
  if (!places) return []
  if (places.length === 0) return [{ _id: { $in: [] } }]
  const alternatives = places.map((all) => ({
    $and: all.map((one) => ({
      [one.column]: 'in' in one ? { $in: [...one.in] } : { $nin: [...one.notIn] },
    })),
  }))
  return [{ $or: alternatives }]
}

/** Is a row within reach? */
export function isWithin(doc: Doc, reach: StoreReach | undefined): boolean {
  if (!reach) return true
  return reach.some(({ column, in: values }) => values.includes(doc[column] as string))
}

/** A document as everybody else sees it. */
export function readDoc(table: StoreTable, doc: Doc, columns?: readonly string[]): StoreRow {
  const names = columns ?? [...table.columns.keys()]
  const values = names.map((name): [string, unknown] => [name, doc[name] ?? null])
  return { ...Object.fromEntries(values), id: doc._id, rev: doc.rev }
}

function boundsOf({ before, from }: NonNullable<StoreQuery['range']>): Record<string, unknown> {
  return {
    ...(from !== undefined && { $gte: from }),
    ...(before !== undefined && { $lt: before }),
  }
}
