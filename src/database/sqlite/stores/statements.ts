import { placeColumns } from '../../stores/checkOp'
import { mostRows } from '../../stores/checkQuery'
import type { StoreAdd, StorePut, StoreQuery, StoreRemove, StoreRow } from '../../stores/contract'
import { tableOf } from '../../stores/tables'
import type { Row, SqlArgument } from '../values'
import { allOf, conditionOf, nameOf, withinReach } from './condition'
import type { Sql } from './condition'
import type { SqlTable, SqlTables } from './sqlTables'

/** A row that nothing must stand in the place of. */
export function insertion(tables: SqlTables, op: StorePut): Sql {
  const table = tableOf(tables, op.table)
  const { args, fields } = newRow(table, op)
  const places = op.placedAs ? placeColumns : []
  const columns = [...fields, ...places].map((field) => nameOf(table, field)).join(', ')
  const into = `INSERT INTO ${table.name} (${columns}, "rev")`
  if (!op.placedAs)
    return { sql: `${into} VALUES (${marks(fields)}, 1) ON CONFLICT ("id") DO NOTHING`, args }
  const source = tableOf(tables, op.placedAs.table)
  const taken = places.map((field) => `s.${nameOf(source, field)}`).join(', ')
  // `WHERE true`, or the parser takes ON CONFLICT for a condition of the join.
  return {
    sql:
      `${into} SELECT ${marks(fields)}, ${taken}, 1 FROM (SELECT 1) LEFT JOIN ${source.name} AS s ` +
      `ON s."id" = ? WHERE true ON CONFLICT ("id") DO NOTHING`,
    args: [...args, op.placedAs.id],
  }
}

/** A change of the columns named, of the row with that rev. */
export function change(table: SqlTable, op: StorePut & { rev: number }): Sql {
  const fields = Object.keys(op.values)
  const sets = [...fields.map((field) => `${nameOf(table, field)} = ?`), '"rev" = "rev" + 1']
  const condition = allOf([
    { sql: '"id" = ?', args: [op.id] },
    { sql: '"rev" = ?', args: [op.rev] },
    ...withinReach(table, op.within),
  ])
  return {
    sql: `UPDATE ${table.name} SET ${sets.join(', ')}${condition.sql}`,
    args: [...fields.map((field) => bound(table, field, op.values[field])), ...condition.args],
  }
}

/** A new row, or more of a row that is there; gives back its rev. */
export function addition(table: SqlTable, op: StoreAdd): Sql {
  const { args, fields } = newRow(table, { ...op, values: { ...op.values, ...op.add } })
  const sets = Object.keys(op.add).map((field) => {
    const name = nameOf(table, field)
    return `${name} = coalesce(${table.name}.${name}, 0) + excluded.${name}`
  })
  const columns = fields.map((field) => nameOf(table, field)).join(', ')
  const condition = allOf(withinReach(table, op.within))
  return {
    sql:
      `INSERT INTO ${table.name} (${columns}, "rev") VALUES (${marks(fields)}, 1) ` +
      `ON CONFLICT ("id") DO UPDATE SET ${sets.join(', ')}, "rev" = ${table.name}."rev" + 1` +
      `${condition.sql} RETURNING "rev"`,
    args: [...args, ...condition.args],
  }
}

export function removal(table: SqlTable, op: StoreRemove): Sql {
  const condition = allOf([
    { sql: '"id" = ?', args: [op.id] },
    ...(op.rev === undefined ? [] : [{ sql: '"rev" = ?', args: [op.rev] }]),
    ...withinReach(table, op.within),
  ])
  return { sql: `DELETE FROM ${table.name}${condition.sql}`, args: condition.args }
}

export function selection(table: SqlTable, query: StoreQuery): Sql {
  const fields = query.columns ?? [...table.columns.keys()]
  const columns = ['"id"', '"rev"', ...fields.map((field) => selected(table, field))]
  const condition = conditionOf(table, query)
  const order = query.order
    ? ` ORDER BY ${nameOf(table, query.order.column)}${query.order.isDescending ? ' DESC' : ''}`
    : ''
  return {
    sql: `SELECT ${columns.join(', ')} FROM ${table.name}${condition.sql}${order} LIMIT ?`,
    args: [...condition.args, query.limit ?? mostRows],
  }
}

/** A row of `selection` as everybody else sees it. */
export function readRow(table: SqlTable, query: StoreQuery, row: Row): StoreRow {
  const fields = query.columns ?? [...table.columns.keys()]
  const values = fields.map((field, index): [string, unknown] => [
    field,
    read(table, field, row[index + 2]),
  ])
  return { ...Object.fromEntries(values), id: row[0] as string, rev: Number(row[1]) }
}

function newRow(table: SqlTable, { id, values }: Pick<StorePut, 'id' | 'values'>) {
  const fields = Object.keys(values)
  return {
    fields: ['id', ...fields],
    args: [id, ...fields.map((field) => bound(table, field, values[field]))],
  }
}

function marks(fields: readonly string[]): string {
  return fields.map(() => '?').join(', ')
}

function bound(table: SqlTable, field: string, value: unknown): SqlArgument {
  if (value === null) return null
  return (table.columns.get(field) === 'json' ? JSON.stringify(value) : value) as SqlArgument
}

/** A column of numbers keeps whole ones as integers, of which those above 2⁵³ could not be read back as they are. */
function selected(table: SqlTable, field: string): string {
  const name = nameOf(table, field)
  return table.columns.get(field) === 'real' ? `CAST(${name} AS REAL)` : name
}

function read(table: SqlTable, field: string, value: unknown): unknown {
  if (value === null || value === undefined) return null
  const type = table.columns.get(field)
  if (type === 'boolean') return value === 1
  return type === 'json' ? JSON.parse(value as string) : value
}
