import type { Payload } from 'payload'
import { z } from 'zod'
import { defineEndpoint, placeOf, portalOf, type Place, type PortalEndpoint } from '#kernel'

const STORE = 'page-views'
export const PERMISSION = 'counts.write'

/** Places of documents read once: what is measured is the write. */
const places = new Map<string, Place>()

/**
 * Endpoints for measurements alone: one row of a store per request, as a person with a session and a permission writes
 * it. The rows lie among the counted views, which nothing else touches here.
 */
const endpoints: readonly PortalEndpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/counts/add',
    effect: 'store',
    permission: PERMISSION,
    input: z.object({ document: z.string(), page: z.string(), day: z.string() }),
    async handle({ db, store }, { day, document, page }) {
      const known = places.get(document)
      const of =
        known ?? placeOf(await db.findByID({ collection: 'pages', depth: 0, id: document }))
      places.set(document, of)
      await store(STORE).add({ page, day }, { count: 1 }, { of })
      return { isStored: true }
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/counts/rows',
    permission: PERMISSION,
    input: z.object({ page: z.string() }),
    handle: async ({ store }, { page }) =>
      store(STORE).find({ where: { page }, order: 'day', columns: ['day', 'count'] }),
  }),
]

/** Adds them, and others, to the core of a portal that runs already: a plugin would have to be switched on. */
export function addCounts(payload: Payload, more: readonly PortalEndpoint[]): void {
  const { registry } = portalOf(payload)
  const core = registry.manifests.find(({ id }) => id === 'core')
  ;(core?.endpoints as PortalEndpoint[]).push(...endpoints, ...more)
  ;(registry.permissions as Map<string, unknown>).set(PERMISSION, { editor: 'institution' })
  const access = { read: PERMISSION, write: PERMISSION }
  ;(registry.stores as Map<string, unknown>).set(STORE, {
    ...registry.stores.get(STORE),
    access,
  })
}
