import { readdirSync } from 'node:fs'
import { createHash } from 'node:crypto'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { Payload } from 'payload'

/** Every collection and its versions → a hash of all they hold, on SQLite with how many they are. */
export type Contents = Readonly<Record<string, string>>

/**
 * What the whole database holds, so that a test can say that a request changed nothing.
 * @param except slugs of collections left out
 */
export async function contentsOf(
  payload: Payload,
  except: readonly string[] = [],
): Promise<Contents> {
  const kept = payload.config.collections.filter(({ slug }) => !except.includes(slug))
  return payload.db.name === 'mongoose' ? byServer(payload, kept) : byDocuments(payload, kept)
}

type Collections = Payload['config']['collections']

async function byDocuments(payload: Payload, collections: Collections): Promise<Contents> {
  const contents: Record<string, string> = {}
  for (const { slug, versions } of collections) {
    const question = { collection: slug, limit: 0, pagination: false, sort: 'id' }
    contents[slug] = digest((await payload.db.find(question)).docs)
    if (!versions) continue
    contents[`${slug} versions`] = digest((await payload.db.findVersions(question)).docs)
  }
  return contents
}

/** MongoDB hashes collections by itself: one question instead of one for each. */
async function byServer({ db }: Payload, collections: Collections): Promise<Contents> {
  const adapter = db as unknown as MongooseAdapter
  const answer = await adapter.connection.db?.command({ dbHash: 1 })
  const hashes = answer?.collections as Readonly<Record<string, string>>
  const hashOf = (model?: { collection: { name: string } }) =>
    hashes[model?.collection.name ?? ''] ?? 'none'
  const contents: Record<string, string> = {}
  for (const { slug, versions } of collections) {
    contents[slug] = hashOf(adapter.collections[slug])
    if (versions) contents[`${slug} versions`] = hashOf(adapter.versions[slug])
  }
  return contents
}

/** Names of the files that uploads have left. */
export function uploadedFiles(payload: Payload): string[] {
  const { staticDir = '' } = payload.collections.media?.config.upload ?? {}
  try {
    return readdirSync(staticDir).sort()
  } catch {
    return []
  }
}

function digest(docs: readonly unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify(docs)).digest('hex')
  return `${String(docs.length)} documents, ${hash.slice(0, 16)}`
}
