import type { SQLiteAdapter } from '@payloadcms/db-sqlite/types'
import type { CollectionConfig } from 'payload'

import { readStoreTables } from '../../stores/tables'
import type { StoreTable } from '../../stores/tables'

/** A store with the names that Payload gave it in SQL, quoted. */
export interface SqlTable extends StoreTable {
  readonly name: string
  /** Field name → column name; `id` and `rev` too. */
  readonly names: ReadonlyMap<string, string>
}

export type SqlTables = ReadonlyMap<string, SqlTable>

/** The stores of a config, as Payload's adapter has laid them out. */
export function readSqlTables(
  adapter: Pick<SQLiteAdapter, 'rawTables' | 'tableNameMap'>,
  collections: readonly Pick<CollectionConfig, 'custom' | 'slug'>[],
): SqlTables {
  const tables = readStoreTables(collections)
  return new Map([...tables].map(([slug, table]) => [slug, sqlTableOf(adapter, table)]))
}

function sqlTableOf(
  { rawTables, tableNameMap }: Pick<SQLiteAdapter, 'rawTables' | 'tableNameMap'>,
  table: StoreTable,
): SqlTable {
  // Payload writes `pageViews` and `page-views` as `page_views`.
  const name = tableNameMap.get(table.slug.replaceAll('-', '_')) ?? ''
  const raw = rawTables[name]
  if (!raw) throw new TypeError(`The store '${table.slug}' has no table`)
  const names = ['id', 'rev', ...table.columns.keys()].map((field): [string, string] => {
    const column = raw.columns[field]
    if (!column) throw new TypeError(`The store '${table.slug}' has no column '${field}'`)
    return [field, quoted(column.name)]
  })
  return { ...table, name: quoted(name), names: new Map(names) }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
