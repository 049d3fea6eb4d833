import { pathOf, type WidgetContext, type WidgetRow } from '#kernel'
import { sitedBelow, workingBelow } from '../../institutions/below'
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
  const [below, sited] = await Promise.all([workingBelow(req, path, now), sitedBelow(req, path)])
  const ids = below.map(({ id }) => id)
  const headed = await administered(req, ids, now)
  const siteless = below.filter(({ id, kind }) => isOrganisation(kind) && !sited.has(id))
  const headless = ids.filter((id) => !headed.has(id))
  return [
    step(
      ctx,
      'noSite',
      siteless.map(({ id }) => id),
    ),
    step(ctx, 'noHead', headless),
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
