import type { StorePlaces, StoreQuery, StoreReach } from '../../stores/contract'
import type { SqlArgument } from '../values'
import type { SqlTable } from './sqlTables'

/** A piece of SQL and the values bound to it. */
export interface Sql {
  readonly sql: string
  readonly args: readonly SqlArgument[]
}

/** The name of a column in SQL; it has been checked that there is one. */
export function nameOf(table: SqlTable, field: string): string {
  const name = table.names.get(field)
  if (name === undefined) throw new TypeError(`The store '${table.slug}' has no column '${field}'`)
  return name
}

/** Conditions joined by AND; nothing at all where there is none. */
export function allOf(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return { sql: '', args: [] }
  return {
    sql: ` WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`,
    args: conditions.flatMap(({ args }) => args),
  }
}

/**
 * The rows that a person reaches; none where no column would do.
 * @param finds whether they are found by it. Where something narrower finds them, a `+` hides the column from the
 *   planner, which would else read every row of an institution to find one
 */
export function withinReach(table: SqlTable, reach: StoreReach | undefined, finds = false): Sql[] {
  if (!reach) return []
  const parts = reach.map(({ column, in: values }) =>
    isOneOf((finds ? '' : '+') + nameOf(table, column), values),
  )
  return [anyOf(parts)]
}

/** The rows that stand at places; a `+` hides the columns from the planner, since rows are found otherwise. */
function atPlaces(table: SqlTable, places: StorePlaces | undefined): Sql[] {
  if (!places) return []
  const alternatives = places.map((all): Sql => {
    const parts = all.map((one) => {
      const name = `+${nameOf(table, one.column)}`
      return 'in' in one ? isOneOf(name, one.in) : isNoneOf(name, one.notIn)
    })
    return {
      sql: parts.length === 0 ? '1' : `(${parts.map(({ sql }) => sql).join(' AND ')})`,
      args: parts.flatMap(({ args }) => args),
    }
  })
  return [anyOf(alternatives)]
}

function anyOf(parts: readonly Sql[]): Sql {
  return {
    sql: parts.length === 0 ? '0' : `(${parts.map(({ sql }) => sql).join(' OR ')})`,
    args: parts.flatMap(({ args }) => args),
  }
}

/** The condition of a read, its reach included. */
export function conditionOf(table: SqlTable, query: StoreQuery): Sql {
  const equal = Object.entries(query.where ?? {}).map(([field, value]): Sql => ({
    sql: `${nameOf(table, field)} = ?`,
    args: [value],
  }))
  return allOf([
    ...(query.ids ? [isOneOf(nameOf(table, 'id'), query.ids)] : []),
    ...equal,
    ...rangeOf(table, query.range),
    ...withinReach(table, query.within, !query.ids && equal.length === 0),
    ...atPlaces(table, query.places),
  ])
}

function rangeOf(table: SqlTable, range: StoreQuery['range']): Sql[] {
  if (!range) return []
  const name = nameOf(table, range.column)
  return [
    ...(range.from === undefined ? [] : [{ sql: `${name} >= ?`, args: [range.from] }]),
    ...(range.before === undefined ? [] : [{ sql: `${name} < ?`, args: [range.before] }]),
  ]
}

/** One statement for any number of values: each other one would have to be prepared. */
function isOneOf(name: string, values: readonly string[]): Sql {
  const [only] = values
  if (only !== undefined && values.length === 1) return { sql: `${name} = ?`, args: [only] }
  return { sql: `${name} IN (SELECT value FROM json_each(?))`, args: [JSON.stringify(values)] }
}

function isNoneOf(name: string, values: readonly string[]): Sql {
  return { sql: `${name} NOT IN (SELECT value FROM json_each(?))`, args: [JSON.stringify(values)] }
}
