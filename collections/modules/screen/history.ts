import type { PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import { defineEndpoint, documentId, type EndpointContext } from '#kernel'
import { institutionNames } from '../../memberships/institutionNames'
import { peopleOf } from '../../memberships/people'
import type { CorePermission } from '../../permissions'
import { findDecisions, type DecisionRow } from './decisionRows'
import { nameOf } from './modulesFor'
import { placeFor, type Place } from '../../institutions/placeFor'
import { takesDecisions } from './takesDecisions'

const input = z.strictObject({
  institution: documentId,
  module: z.string().max(64).optional(),
  page: z.coerce.number().int().min(1).max(50).default(1),
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
    // One more than is shown tells whether there are others.
    const all = await findDecisions(ctx.req, where, { limit: page * PAGE + 1 })
    const shown = all.slice((page - 1) * PAGE, page * PAGE)
    return { decisions: await told(ctx, place, shown), hasMore: all.length > page * PAGE }
  },
})

async function told(
  { locale, req, t }: EndpointContext,
  place: Place,
  rows: readonly DecisionRow[],
): Promise<PastDecision[]> {
  const authors = await peopleOf(
    req,
    rows.flatMap(({ author }) => author ?? []),
  )
  const names = await institutionNames(
    req,
    rows.map(({ institution }) => institution),
    locale,
  )
  const now = new Date().toISOString()
  const isOpen = takesDecisions(req, place)
  const current = await currentAt(req, place, now)
  return rows.map(({ author, from, id, institution, module, reason, state }) => {
    const isPlan = from > now
    const isCurrent = current.get(keyOf({ institution, module })) === id
    return {
      ...{ from, id, isCurrent, isPlan, module, reason, state },
      moduleName: nameOf(module, t),
      author: authors.get(author ?? '')?.name ?? '',
      institution: names.get(institution) ?? '',
      isFree: institution === place.id && (isPlan || isCurrent) && isOpen,
    }
  })
}

/** The ids of the decisions that hold, by institution and module. */
async function currentAt(
  req: PayloadRequest,
  { path }: Place,
  now: string,
): Promise<ReadonlyMap<string, string>> {
  const where = { institution: { in: [...path] }, from: { less_than_equal: now } }
  const begun = await findDecisions(req, where, { sort: 'from' })
  return new Map(begun.map((row) => [keyOf(row), row.id]))
}

const keyOf = ({ institution, module }: Pick<DecisionRow, 'institution' | 'module'>): string =>
  `${institution} ${module}`
