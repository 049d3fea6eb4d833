import { randomBytes } from 'node:crypto'

import type { MongooseAdapter } from '@payloadcms/db-mongodb'

import { ensureIndexes } from '../mongodb/ensureIndexes'
import { startTestPayload } from '../startTestPayload'
import type { TestPayload, TestPayloadOptions } from '../startTestPayload'

/** The test Payload on SQLite, or on a database of its own of the MongoDB `server`, with its indexes. */
export async function startTestStores(
  server: string | undefined,
  options: TestPayloadOptions = {},
): Promise<TestPayload> {
  if (server === undefined) return startTestPayload({ strict: true, ...options })
  const url = new URL(server)
  url.pathname = `/orda_test_${randomBytes(6).toString('hex')}`
  const target = await startTestPayload({ ...options, url: url.href })
  const adapter = target.payload.db as unknown as MongooseAdapter
  await ensureIndexes(adapter)
  return {
    ...target,
    async stop() {
      await adapter.connection.dropDatabase()
      await target.stop()
    },
  }
}
