import type { CollectionBeforeChangeHook } from 'payload'
import type { Aspect } from './aspect'
import { tagsOfWrite } from './cacheTags'
import { hasDrafts } from './drafts'
import type { PortalCollection } from './portalCollection'
import { portalOf } from './state'

type Doc = Readonly<Record<string, unknown>>

/** Whatever a write may change on public pages is dropped once it is committed. */
export function cacheAspect(collection: PortalCollection): Aspect {
  return {
    beforeOperation: [
      ({ args, operation }) => {
        // A document that a client asked for in part would not show the questions it answers.
        const { select: _select, ...whole } = args as typeof args & { select?: unknown }
        return operation === 'read' ? args : whole
      },
    ],
    beforeChange: hasDrafts(collection) ? [publicBefore(collection)] : [],
    afterChange: [
      async ({ doc, previousDoc, req }) => {
        const tags = tagsOfWrite(collection, [doc as Doc, previousDoc as Doc])
        await portalOf(req.payload).invalidations.collect(req, tags)
        return doc as unknown
      },
    ],
    afterDelete: [
      async ({ doc, req }) => {
        const tags = tagsOfWrite(collection, [doc as Doc])
        await portalOf(req.payload).invalidations.collect(req, tags)
        return doc as unknown
      },
    ],
  }
}

/** With drafts, `previousDoc` is the latest draft: what the public saw until now is another document. */
function publicBefore(collection: PortalCollection): CollectionBeforeChangeHook {
  return async ({ data, operation, originalDoc, req }) => {
    if (operation === 'update') {
      const { id } = originalDoc as { id: string }
      const stored = await req.payload.db.findOne<Doc & { id: string }>({
        collection: collection.slug,
        req,
        where: { id: { equals: id } },
      })
      if (stored)
        await portalOf(req.payload).invalidations.collect(req, tagsOfWrite(collection, [stored]))
    }
    return data
  }
}
