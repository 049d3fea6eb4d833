import type { Where } from 'payload'
import { AT, idOf, isClosed, pathOf, type WidgetContext, type WidgetRow } from '#kernel'
import { isOrganisation } from '../../places/organisations'
import { administered } from './administered'
import type { WholeNode } from './answeredNodes'

const DEPARTMENTS: readonly unknown[] = ['ministry', 'region', 'district']

/** So many of them are shown where one goes from the number. */
const SHOWN = 25

/** What a department has to do about the institutions below it; nothing for whoever has none. */
export async function stepsBelow(ctx: WidgetContext, node: WholeNode): Promise<WidgetRow[]> {
  if (!DEPARTMENTS.includes(node.kind)) return []
  const { now, req } = ctx
  const path = pathOf(node)
  const within: Where = { [AT[path.length - 1] ?? '']: { equals: node.id } }
  const [all, sites] = await Promise.all([
    rowsOf(ctx, 'institutions', within, ['kind', 'closed']),
    rowsOf(ctx, 'sites', within, ['institution']),
  ])
  const below = all.filter((one) => one.id !== node.id && !isClosed(one, now))
  const ids = below.map(({ id }) => id)
  const withSite = new Set(sites.map(({ institution }) => idOf(institution)))
  const withHead = await administered(req, ids, now)
  const siteless = below.filter(({ id, kind }) => isOrganisation(kind) && !withSite.has(id))
  return [
    step(
      ctx,
      'noSite',
      siteless.map(({ id }) => id),
    ),
    step(
      ctx,
      'noHead',
      ids.filter((id) => !withHead.has(id)),
    ),
  ]
}

function step({ t }: WidgetContext, name: string, ids: readonly string[]): WidgetRow {
  const label = t(`core:steps.${name}`)
  if (ids.length === 0) return { label, isDone: true, value: 0 }
  return { label, href: listOf(ids.slice(0, SHOWN)), isDone: false, value: ids.length }
}

/** The list of institutions in the admin, narrowed to some. */
const listOf = (ids: readonly string[]): `/${string}` =>
  `/admin/collections/institutions?where[or][0][and][0][id][in]=${ids.join(',')}`

/** As little of them as is needed: there are hundreds. */
async function rowsOf(
  { db }: WidgetContext,
  collection: string,
  where: Where,
  fields: readonly string[],
): Promise<readonly WholeNode[]> {
  const { docs } = await db.find({
    ...{ collection, depth: 0, limit: 0, pagination: false, sort: 'sortKey', where },
    select: Object.fromEntries(fields.map((field) => [field, true])),
  })
  return docs as unknown as readonly WholeNode[]
}
