import type { CollectionConfig } from 'payload'

import type { StoreColumn } from './contract'

/** A store as the database knows it: the slug of its hidden collection, and the type of each column. */
export interface StoreTable {
  readonly slug: string
  readonly columns: ReadonlyMap<string, StoreColumn>
}

export type StoreTables = ReadonlyMap<string, StoreTable>

/** Where a hidden collection says that it is a store: `custom.store.columns`. */
interface Declared {
  store?: { columns?: Readonly<Record<string, StoreColumn>> }
}

/** The stores among the collections of a config, by slug. */
export function readStoreTables(
  collections: readonly Pick<CollectionConfig, 'custom' | 'slug'>[],
): StoreTables {
  const tables = new Map<string, StoreTable>()
  for (const { custom, slug } of collections) {
    const columns = (custom as Declared | undefined)?.store?.columns
    if (columns) tables.set(slug, { slug, columns: new Map(Object.entries(columns)) })
  }
  return tables
}

/** A store by its name. Throws TypeError for any other. */
export function tableOf<T extends StoreTable>(tables: ReadonlyMap<string, T>, slug: string): T {
  const table = tables.get(slug)
  if (!table) throw new TypeError(`There is no store '${slug}'`)
  return table
}

/** The type of a column. Throws TypeError when the store has no such column. */
export function columnOf({ columns, slug }: StoreTable, name: string): StoreColumn {
  const type = columns.get(name)
  if (type === undefined) throw new TypeError(`The store '${slug}' has no column '${name}'`)
  return type
}
