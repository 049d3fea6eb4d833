import type { PayloadRequest } from 'payload'
import type { Locale } from '#kernel'
import { textIn } from '../localised'

/** Names of institutions by id, in one language (in the other where that is missing). */
export async function institutionNames(
  req: PayloadRequest,
  ids: readonly string[],
  locale: Locale,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { docs } = await req.payload.db.find<{ id: string; name?: unknown }>({
    collection: 'institutions',
    limit: 0,
    locale: 'all',
    pagination: false,
    req,
    where: { id: { in: [...ids] } },
  })
  return new Map(docs.map(({ id, name }) => [id, textIn(name, locale)]))
}
