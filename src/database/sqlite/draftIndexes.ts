import type { Connection } from './connection'

/** What lists of drafts ask for besides `latest`, where a collection has it: not in the trash, of a node; in an order. */
const TRASH = 'version_deleted_at'
const NODES = [
  'version_institution_id',
  ...[1, 2, 3, 4, 5].map((depth) => `version_at${String(depth)}`),
]
const ORDERS = ['version_updated_at', 'version_created_at']

/**
 * Makes sure that the newest versions of a collection can be listed in order: Payload asks for `latest`, indexes it
 * alone, and SQLite would take that index and sort every document of the republic to show fifty. To be called after
 * migrations.
 * Returns the names of the indexes made.
 */
export function ensureDraftIndexes(connection: Connection): string[] {
  const known = namesOf(connection, 'index')
  const made: string[] = []
  for (const table of namesOf(connection, 'table')) {
    if (!/^_.+_v$/.test(table)) continue
    for (const fields of indexesOf(columnsOf(connection, table))) {
      const name = `orda${table}_${fields.join('_').replaceAll('version_', '')}`
      if (known.has(name)) continue
      const columns = fields.map((field) => `"${field}"`).join(', ')
      connection.exec(`CREATE INDEX "${name}" ON "${table}" (${columns})`)
      made.push(name)
    }
  }
  return made
}

function indexesOf(columns: ReadonlySet<string>): string[][] {
  if (!columns.has('latest')) return []
  const front = ['latest', ...(columns.has(TRASH) ? [TRASH] : [])]
  const nodes = NODES.filter((node) => columns.has(node))
  return ORDERS.flatMap((order) => [
    [...front, order],
    ...nodes.map((node) => [...front, node, order]),
  ])
}

function namesOf(connection: Connection, type: 'index' | 'table'): ReadonlySet<string> {
  const { rows } = connection.run('SELECT name FROM sqlite_master WHERE type = ?', [type])
  return new Set(rows.map(({ name }) => String(name as string)))
}

function columnsOf(connection: Connection, table: string): ReadonlySet<string> {
  const { rows } = connection.run('SELECT name FROM pragma_table_info(?)', [table])
  return new Set(rows.map(({ name }) => String(name as string)))
}
