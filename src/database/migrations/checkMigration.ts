import { type Connection, openConnection } from '../sqlite/connection'
import { MigrationError } from './migrationError'
import type { SchemaSql } from './schemaSql'
import { quoted, tableNames, textOf } from './sqliteGuard'
import type { SqliteMigration } from './types'

/**
 * Runs a migration forward and back on an empty database that has the old schema, and throws
 * `schema_mismatch` unless it arrives at exactly the new one and returns to exactly the old one.
 */
export function checkMigration(
  migration: SqliteMigration,
  before: SchemaSql,
  after: SchemaSql,
): void {
  const connection = openConnection(':memory:')
  try {
    connection.exec('PRAGMA foreign_keys = OFF')
    for (const statement of everything(before)) connection.exec(statement)
    for (const statement of migration.up) connection.exec(statement)
    refuseDifference(`${migration.name} up`, connection, after)
    for (const statement of migration.down) connection.exec(statement)
    refuseDifference(`${migration.name} down`, connection, before)
  } finally {
    connection.close()
  }
}

function refuseDifference(what: string, actual: Connection, schema: SchemaSql): void {
  const reference = openConnection(':memory:')
  try {
    for (const statement of everything(schema)) reference.exec(statement)
    const [found, wanted] = [shapeOf(actual), shapeOf(reference)]
    const differing = [...new Set([...found.keys(), ...wanted.keys()])].filter(
      (table) => found.get(table) !== wanted.get(table),
    )
    if (differing.length === 0) return
    throw new MigrationError(
      'schema_mismatch',
      `${what} leaves these tables wrong: ${differing.join(', ')}`,
    )
  } finally {
    reference.close()
  }
}

function everything(schema: SchemaSql): string[] {
  const tables = [...schema.values()]
  return [
    ...tables.map(({ create }) => create),
    ...tables.flatMap(({ indexes }) => [...indexes.values()]),
  ]
}

/** Table → columns, foreign keys and indexes as SQLite itself reports them, in canonical order. */
function shapeOf(connection: Connection): Map<string, string> {
  const list = (pragma: string, drop: readonly string[]): string[] =>
    connection
      .run(pragma)
      .rows.map((row) => JSON.stringify(Object.entries(row).filter(([key]) => !drop.includes(key))))
      .sort()
  return new Map(
    tableNames(connection).map((table) => {
      const columns = list(`PRAGMA table_xinfo(${quoted(table)})`, ['cid'])
      const foreign = list(`PRAGMA foreign_key_list(${quoted(table)})`, ['id', 'seq'])
      const indexes = connection
        .run(`SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ?`, [table])
        .rows.map((row) => textOf(row.sql))
      return [table, JSON.stringify([columns, foreign, indexes.sort()])]
    }),
  )
}
