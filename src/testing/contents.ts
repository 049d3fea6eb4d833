import { readdirSync } from 'node:fs'
import { createHash } from 'node:crypto'
import type { Payload } from 'payload'

/** Every collection and its versions → how many documents, and a hash of all they hold. */
export type Contents = Readonly<Record<string, string>>

/**
 * What the whole database holds, so that a test can say that a request changed nothing.
 * @param except slugs of collections left out
 */
export async function contentsOf(
  payload: Payload,
  except: readonly string[] = [],
): Promise<Contents> {
  const contents: Record<string, string> = {}
  for (const { slug, versions } of payload.config.collections) {
    if (except.includes(slug)) continue
    const question = { collection: slug, limit: 0, pagination: false, sort: 'id' }
    contents[slug] = digest((await payload.db.find(question)).docs)
    if (!versions) continue
    contents[`${slug} versions`] = digest((await payload.db.findVersions(question)).docs)
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
