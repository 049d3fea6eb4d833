import type { SQLiteAdapter } from '@payloadcms/db-sqlite/types'

import { EMPTY_SNAPSHOT } from '../migrations/schemaSql'
import type { DrizzleKit } from '../migrations/schemaSql'
import type { Store } from './store'

/**
 * For tests without migrations: makes the tables of the config in an empty file, and does nothing
 * in any other. Not by Payload's own `push`, which reads the schema back, asks questions on the
 * terminal and drops what it does not know.
 */
export async function createTables(adapter: SQLiteAdapter, store: Store): Promise<void> {
  const { rows } = await store.read("SELECT 1 FROM sqlite_master WHERE type = 'table' LIMIT 1")
  if (rows.length > 0) return
  const kit = adapter.requireDrizzleKit() as unknown as DrizzleKit
  const schema = await kit.generateDrizzleJson(adapter.schema)
  const statements = await kit.generateMigration(EMPTY_SNAPSHOT, schema)
  const lease = await store.slot.acquire('create tables')
  try {
    store.writer().exec(['BEGIN;', ...statements, 'COMMIT;'].join('\n'))
  } finally {
    lease.release()
  }
}
