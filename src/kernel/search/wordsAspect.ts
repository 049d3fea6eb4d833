import type { PayloadRequest } from 'payload'
import type { Aspect } from '../aspect'
import { hasDrafts } from '../drafts'
import type { PortalCollection } from '../portalCollection'
import { keepWords } from './keepWords'
import { wordsOfDocument } from './words'

type Doc = Readonly<Record<string, unknown>> & { readonly id: string }

/** Keeps the words by which the public finds a document, in the transaction that changes it. */
export function wordsAspect(collection: PortalCollection): Aspect {
  const { isFound, search = [] } = collection.portal ?? {}
  if (isFound !== true) return {}
  if (search.length === 0) throw new TypeError(`${collection.slug}: 'isFound' needs 'search'`)
  const keep = async (doc: Doc, words: readonly string[], req: PayloadRequest): Promise<Doc> => {
    await keepWords(req, collection.slug, new Map([[doc.id, words]]))
    return doc
  }
  return {
    afterChange: [
      async ({ doc, req }) => keep(doc as Doc, await wordsShown(collection, doc as Doc, req), req),
    ],
    afterDelete: [async ({ doc, req }) => keep(doc as Doc, [], req)],
  }
}

/** What readers see is the stored document itself: a draft of it is a version. */
async function wordsShown(
  collection: PortalCollection,
  { id }: Doc,
  req: PayloadRequest,
): Promise<string[]> {
  const where = { id: { equals: id } }
  const stored = await req.payload.db.findOne<Doc>({ collection: collection.slug, req, where })
  if (!stored || (stored.deletedAt ?? null) !== null) return []
  const isDraft = hasDrafts(collection) && stored._status !== 'published'
  return isDraft ? [] : wordsOfDocument(stored)
}
