import type { SQLiteAdapter } from '@payloadcms/db-sqlite/types'

type SchemaHook = SQLiteAdapter['beforeSchemaInit'][number]

/** What the hook is given besides what its type says. */
type WithTables = Readonly<{ adapter: Pick<SQLiteAdapter, 'rawTables'> }>

/**
 * Calls every compound index by its table and columns. Payload calls it by its columns alone and numbers those of one
 * name, in the order of the collections: a new collection would rename the indexes of those behind it, and its
 * migration would make them anew.
 */
export const nameIndexesByTable: SchemaHook = ({ schema, ...rest }) => {
  const { adapter } = rest as unknown as WithTables
  for (const [table, { indexes = {} }] of Object.entries(adapter.rawTables))
    for (const index of Object.values(indexes))
      if (Array.isArray(index.on)) index.name = `${table}_${index.on.join('_')}_idx`
  return schema
}
