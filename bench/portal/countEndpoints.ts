import type { Payload } from 'payload'
import { z } from 'zod'
import {
  defineEndpoint,
  notify,
  placeOf,
  portalOf,
  subjectOf,
  type StoreContext,
  type Place,
  type PortalEndpoint,
} from '#kernel'

const STORE = 'page-views'
export const PERMISSION = 'counts.write'

/** Places of documents read once: what is measured is the write. */
const places = new Map<string, Place>()

const counted = z.object({ document: z.string(), page: z.string(), day: z.string() })

async function add(
  { db, store }: Pick<StoreContext, 'db' | 'store'>,
  { day, document, page }: z.output<typeof counted>,
): Promise<void> {
  const known = places.get(document)
  const of = known ?? placeOf(await db.findByID({ collection: 'pages', depth: 0, id: document }))
  places.set(document, of)
  await store(STORE).add({ page, day }, { count: 1 }, { of })
}

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
    input: counted,
    async handle(ctx, given) {
      await add(ctx, given)
      return { isStored: true }
    },
  }),
  // The same in a transaction, with a mail to whoever asks.
  defineEndpoint({
    method: 'post',
    path: '/counts/tell',
    permission: PERMISSION,
    input: counted,
    async handle(ctx, given) {
      await add(ctx, given)
      const values = { institution: null, role: 'clerk', path: '/me' }
      const to = [subjectOf(ctx.req)?.id ?? '']
      await notify(ctx.req, { kind: 'core.role-granted', to, values })
      return { isTold: true }
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
