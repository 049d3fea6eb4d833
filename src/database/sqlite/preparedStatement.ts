import type Database from 'libsql'

import { createRow, fromSqlite, toSqlite } from './values'
import type { Row, SqlArgument } from './values'

/** What a statement gave: the shape of @libsql/client's result, which drizzle reads. */
export interface ResultSet {
  columns: string[]
  columnTypes: string[]
  rows: Row[]
  rowsAffected: number
  lastInsertRowid: bigint | undefined
}

export type SqlArguments = readonly SqlArgument[] | Readonly<Record<string, SqlArgument>>

/** A statement of one connection, with what its rows look like. */
export interface Prepared {
  statement: Database.Statement
  columns: string[]
  columnTypes: string[]
  returnsRows: boolean
}

export function prepare(database: Database.Database, sql: string): Prepared {
  const statement = database.prepare(sql)
  const returnsRows = statement.reader
  if (returnsRows) statement.safeIntegers(true).raw(true)
  return { statement, returnsRows, ...columnsOf(statement, returnsRows) }
}

function columnsOf(statement: Database.Statement, returnsRows: boolean) {
  const columns = returnsRows ? statement.columns() : []
  return {
    columns: columns.map((column) => column.name),
    columnTypes: columns.map((column) => column.type ?? ''),
  }
}

/** Runs a statement to its end, so that no read transaction stays open behind the result. */
export function executePrepared(prepared: Prepared, args: SqlArguments): ResultSet {
  const { statement } = prepared
  const bound = bind(args)
  if (!prepared.returnsRows) {
    const info = statement.run(bound)
    return {
      columns: [],
      columnTypes: [],
      rows: [],
      rowsAffected: info.changes,
      lastInsertRowid: BigInt(info.lastInsertRowid),
    }
  }
  const rows = statement.all(bound) as unknown[][]
  const width = rows[0]?.length ?? prepared.columns.length
  if (width !== prepared.columns.length) Object.assign(prepared, columnsOf(statement, true))
  const { columns, columnTypes } = prepared
  return {
    columns,
    columnTypes,
    rows: rows.map((cells) => createRow(cells.map(fromSqlite), columns)),
    rowsAffected: 0,
    lastInsertRowid: undefined,
  }
}

function bind(args: SqlArguments): unknown {
  if (Array.isArray(args)) return args.map(toSqlite)
  const entries = Object.entries(args as Record<string, SqlArgument>)
  return Object.fromEntries(
    entries.map(([name, value]) => [name.replace(/^[@$:]/, ''), toSqlite(value)]),
  )
}
