import type { PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import { defineEndpoint, idOf, type EndpointContext } from '#kernel'
import { institutionNames } from '../../memberships/institutionNames'
import { peopleOf } from '../../memberships/people'
import type { CorePermission } from '../../permissions'
import { nameOf } from './modulesFor'
import { placeFor, takesDecisions, type Place } from './place'

const input = z.strictObject({
  institution: z.string().max(64),
  module: z.string().max(64).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})

const PAGE = 20

/** One decision, as people read it. */
export type PastDecision = Readonly<{
  id: string
  module: string
  moduleName: string
  state: string
  reason: string
  from: string
  /** Name of the person; empty where the portal itself decided. */
  author: string
  institution: string
  /** Does it begin later? */
  isPlan: boolean
  /** Is it what the institution says now? */
  isCurrent: boolean
  /** May the reader take it back? */
  isFree: boolean
}>

/** What an institution and those above it have decided about modules, the latest first. */
export const moduleHistory = defineEndpoint<typeof input, CorePermission>({
  method: 'get',
  path: '/modules/history',
  permission: 'modules.read',
  input,
  async handle(ctx, { institution, module, page }) {
    const place = await placeFor(ctx.req, 'modules.read', institution)
    const where: Where = {
      institution: { in: [...place.path] },
      ...(module !== undefined && { module: { equals: module } }),
    }
    const { docs, hasNextPage } = await ctx.req.payload.find({
      collection: 'module-switches',
      ...{ depth: 0, limit: PAGE, overrideAccess: true, page, req: ctx.req, sort: '-from', where },
    })
    return { decisions: await told(ctx, place, docs as never), hasMore: hasNextPage }
  },
})

type Row = Readonly<Record<string, unknown>> & { readonly id: string }

async function told(
  ctx: EndpointContext,
  place: Place,
  rows: readonly Row[],
): Promise<PastDecision[]> {
  const { locale, req, t } = ctx
  const authors = await peopleOf(
    req,
    rows.flatMap(({ author }) => idOf(author) ?? []),
  )
  const names = await institutionNames(
    req,
    rows.flatMap((row) => idOf(row.institution) ?? []),
    locale,
  )
  const now = new Date().toISOString()
  const isOpen = takesDecisions(req, place)
  const current = await currentAt(req, place, now)
  return rows.map((row) => {
    const [at, from, module] = [idOf(row.institution) ?? '', String(row.from), String(row.module)]
    const isPlan = from > now
    const isCurrent = current.get(`${at} ${module}`) === row.id
    return {
      id: row.id,
      ...{ from, isCurrent, isPlan, module },
      moduleName: nameOf(module, t),
      state: String(row.state),
      reason: String(row.reason),
      author: authors.get(idOf(row.author) ?? '')?.name ?? '',
      institution: names.get(at) ?? '',
      isFree: at === place.id && (isPlan || isCurrent) && isOpen,
    }
  })
}

/** The ids of the decisions that hold, by institution and module. */
async function currentAt(
  req: PayloadRequest,
  { path }: Place,
  now: string,
): Promise<ReadonlyMap<string, string>> {
  const { docs } = await req.payload.db.find<Record<string, unknown> & { id: string }>({
    collection: 'module-switches',
    limit: 0,
    pagination: false,
    req,
    sort: 'from',
    where: { institution: { in: [...path] }, from: { less_than_equal: now } },
  })
  return new Map(
    docs.map(({ id, institution, module }) => [`${idOf(institution) ?? ''} ${String(module)}`, id]),
  )
}
