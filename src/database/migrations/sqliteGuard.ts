import type { Connection } from '../sqlite/connection'
import type { SqlValue } from '../sqlite/values'
import { MigrationError } from './migrationError'

/** Table name → number of rows, of every ordinary table. */
export type RowCounts = ReadonlyMap<string, number>

/** Counts the rows of every table; virtual tables are counted through the tables that hold them. */
export function countRows(connection: Connection): RowCounts {
  return new Map(
    tableNames(connection).map((name) => {
      const [row] = connection.run(`SELECT count(*) AS n FROM ${quoted(name)}`).rows
      return [name, Number(row?.n)]
    }),
  )
}

/** Does any table but the list of migrations hold a row? */
export function holdsData(connection: Connection): boolean {
  return tableNames(connection)
    .filter((name) => name !== 'payload_migrations')
    .some((name) => connection.run(`SELECT 1 AS n FROM ${quoted(name)} LIMIT 1`).rows.length > 0)
}

/** Names of the ordinary tables, in the order of their names. */
export function tableNames(connection: Connection): string[] {
  const { rows } = connection.run(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
     AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`,
  )
  return rows.map((row) => textOf(row.name))
}

/**
 * Throws `rows_lost` naming every table that holds fewer rows than before, or is gone, unless the
 * migration declared that it may. With foreign keys on, or a wrong copy, a rebuild empties the
 * tables below it without any error of SQLite's own.
 */
export function refuseLostRows(
  before: RowCounts,
  after: RowCounts,
  mayShrink: readonly string[],
): void {
  const lost = [...before].flatMap(([name, rows]) => {
    const left = after.get(name)
    if (mayShrink.includes(name) || (left !== undefined && left >= rows)) return []
    if (left === undefined) return [`table ${name} (${rows} rows) would disappear`]
    return [`table ${name} would fall from ${rows} to ${left} rows`]
  })
  if (lost.length === 0) return
  throw new MigrationError(
    'rows_lost',
    `${lost.join('; ')}. A migration that means to remove rows must name the table in changes.tables.`,
  )
}

/** Throws `foreign_keys` when a row points to a missing one. */
export function refuseBrokenForeignKeys(connection: Connection): void {
  const { rows } = connection.run('PRAGMA foreign_key_check')
  if (rows.length === 0) return
  const pairs = new Map<string, number>()
  for (const row of rows) {
    const pair = `${textOf(row.table)} → ${textOf(row.parent)}`
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  const list = [...pairs].map(([pair, n]) => `${pair} (${n} rows)`).join(', ')
  throw new MigrationError('foreign_keys', `Rows point to rows that do not exist: ${list}.`)
}

/** A cell that holds a text or a number, as text; '' for anything else. */
export function textOf(value: SqlValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
