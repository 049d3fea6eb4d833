import type { Where } from 'payload'
import { z } from 'zod'
import { defineEndpoint, enqueue, pathOf, type PortalEndpoint } from '#kernel'
import { PERMISSION } from './countEndpoints'

type Row = Readonly<Record<string, unknown>>

/** Plans the work of a module that may be off, and says when such work was last done, past all access. */
export const tripJobs: readonly PortalEndpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/trip-jobs',
    permission: PERMISSION,
    input: z.object({ trip: z.string() }),
    async handle({ req }, { trip }) {
      const where = { id: { equals: trip } }
      const found = await req.payload.db.findOne<Row & { id: string }>({
        collection: 'trips',
        req,
        where,
      })
      await enqueue(req, 'trips.remind', { trip }, { path: pathOf(found) })
      return { isPlanned: true }
    },
  }),
  defineEndpoint({
    method: 'get',
    path: '/trip-jobs',
    permission: PERMISSION,
    input: z.object({}),
    async handle({ req }) {
      const where: Where = { kind: { equals: 'trips.remind' }, state: { equals: 'done' } }
      const last = { collection: 'jobs', limit: 1, pagination: false, sort: '-updatedAt' }
      const { docs } = await req.payload.db.find<Row>({ ...last, req, where })
      return { doneAt: docs[0]?.updatedAt ?? null }
    },
  }),
]
