import type { Where } from 'payload'
import { rowsFor } from '../access'
import type { Grants } from '../grants'
import type { Subject } from '../membership'
import type { StoreReach } from './storeOps'

/** What access says of documents, as stores need it; an empty list reaches nothing. */
export function reachOf(grants: Grants, subject: Subject | undefined): StoreReach {
  const rows = rowsFor(grants, subject, true)
  if (rows === true) return 'all'
  return rows === false ? [] : alternativesOf(rows)
}

/** @throws TypeError for a predicate that stores cannot express: a part left out would widen the reach */
function alternativesOf(where: Where): Exclude<StoreReach, 'all'> {
  const entries = Object.entries(where)
  const [[column, condition] = ['', undefined], another] = entries
  if (another !== undefined) throw new TypeError('A reach has one condition')
  if (column === 'or') return (condition as Where[]).flatMap(alternativesOf)
  const { equals, in: values, ...others } = (condition ?? {}) as Record<string, unknown>
  const list = Array.isArray(values) ? (values as unknown[]) : [equals]
  if (column === 'and' || Object.keys(others).length > 0 || !list.every(isText))
    throw new TypeError(`A store cannot be narrowed by '${column}'`)
  return [{ column, in: list }]
}

/** Does a row lie within reach? */
export function covers(reach: StoreReach, row: Readonly<Record<string, unknown>>): boolean {
  return (
    reach === 'all' ||
    reach.some(({ column, in: values }) => values.includes(row[column] as string))
  )
}

const isText = (value: unknown): value is string => typeof value === 'string'
