import type { CollectionBeforeDeleteHook } from 'payload'
import type { Aspect } from './aspect'
import { PortalError } from './errors'
import type { PortalCollection } from './portalCollection'
import { NODES } from './nodes'
import { viaField } from './relations'
import { rule } from './rule'
import { portalOf } from './state'

type Deletion = Parameters<CollectionBeforeDeleteHook>[0]

/** Documents stay while others stand below them: without it, these would belong to nobody and be out of reach. */
export const keepAspect: Aspect = {
  beforeDelete: [
    rule('still needed', async ({ collection: { slug }, id, req }: Deletion) => {
      for (const child of portalOf(req.payload).registry.collections.values()) {
        const field = fieldTo(slug, child)
        if (field === undefined) continue
        const where = { [field]: { equals: id } }
        const found = await req.payload.db.findOne({ collection: child.slug, req, where })
        if (found) throw new PortalError('still_needed')
      }
    }),
  ],
}

/** The field by which documents of `child` stand below those of the collection `slug`. */
function fieldTo(slug: string, child: PortalCollection): string | undefined {
  const scope = child.portal?.scope
  if (scope === undefined) return undefined
  if (slug === NODES) return scope === 'node' ? 'parent' : 'institution'
  return typeof scope === 'object' && viaField(child, scope.via).relationTo === slug
    ? scope.via
    : undefined
}
