import {
  boardOf,
  effectAt,
  idOf,
  LOCALES,
  modulesOf,
  pathOf,
  type WidgetContext,
  type WidgetRow,
} from '#kernel'
import { inLocale, textIn } from '../../localised'
import { institutionNames } from '../../memberships/institutionNames'
import { mayAt } from '../../institutions/placeFor'
import { isOrganisation } from '../../places/organisations'
import { administered } from './administered'
import type { WholeNode } from './answeredNodes'

/** What an institution has to do before people use the portal. */
export async function ownSteps(ctx: WidgetContext, node: WholeNode): Promise<WidgetRow[]> {
  const steps = [
    Promise.resolve([dataStep(ctx, node)]),
    headStep(ctx, node),
    isOrganisation(node.kind) ? siteSteps(ctx, node) : Promise.resolve([]),
    lookStep(ctx, node),
    modulesStep(ctx, node),
  ]
  return (await Promise.all(steps)).flat()
}

/** The ministry is no territory, so it has no code of one. */
function dataStep({ t }: WidgetContext, node: WholeNode): WidgetRow {
  const codes = node.kind === 'ministry' ? ['bin'] : ['bin', 'kato']
  const missing = [
    ...codes.filter((code) => !isText(node[code])).map((code) => t(`core:institutions.${code}`)),
    ...LOCALES.filter((locale) => !isText(inLocale(node.name, locale))).map((locale) =>
      t(`core:steps.data.name.${locale}`),
    ),
  ]
  return {
    label: t('core:steps.data'),
    href: `/admin/collections/institutions/${node.id}`,
    isDone: missing.length === 0,
    ...(missing.length > 0 && {
      note: t('core:steps.data.missing', { fields: missing.join(', ') }),
    }),
  }
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''

async function headStep({ now, req, t }: WidgetContext, { id }: WholeNode): Promise<WidgetRow[]> {
  const isDone = (await administered(req, [id], now)).has(id)
  return [{ label: t('core:steps.head'), href: '/admin/collections/memberships', isDone }]
}

async function siteSteps({ db, req, t }: WidgetContext, node: WholeNode): Promise<WidgetRow[]> {
  const { docs } = await db.find({
    ...{ collection: 'sites', depth: 0, limit: 1, pagination: false },
    where: { institution: { equals: node.id } },
  })
  const [site] = docs
  const label = t('core:steps.site')
  const page = { label: t('core:steps.page'), href: '/admin/collections/pages/create' } as const
  if (!site) {
    const mayMake = mayAt(req, 'sites.create', pathOf(node))
    const way = mayMake
      ? ({ href: '/admin/collections/sites/create' } as const)
      : { note: t('core:steps.site.byDepartment') }
    return [
      { label, isDone: false, ...way },
      { label: page.label, isDone: false },
    ]
  }
  const where = { site: { equals: site.id }, _status: { equals: 'published' } }
  const { totalDocs } = await db.count({ collection: 'pages', where })
  return [
    { label, href: `/admin/collections/sites/${String(site.id)}`, isDone: true },
    { ...page, isDone: totalDocs > 0 },
  ]
}

/** Whoever chooses nothing looks like those above: that is a choice too, as soon as there is anything to look like. */
async function lookStep({ db, locale, req, t }: WidgetContext, node: WholeNode) {
  const { docs } = await db.find({
    ...{ collection: 'appearances', depth: 0, limit: 0, pagination: false },
    where: { institution: { in: [...pathOf(node)] } },
  })
  const choosers = docs.map((one) => idOf((one as { institution?: unknown }).institution))
  const nearest = pathOf(node).findLast((id) => choosers.includes(id))
  const isInherited = nearest !== undefined && nearest !== node.id
  const names = await institutionNames(req, isInherited ? [nearest] : [], locale)
  const row: WidgetRow = {
    label: t('core:steps.look'),
    href: '/admin/collections/appearances',
    isDone: nearest !== undefined,
    ...(isInherited && {
      note: t('core:steps.look.inherited', { name: names.get(nearest) ?? '' }),
    }),
  }
  return [row]
}

/** Nothing to decide where there are no modules. */
async function modulesStep({ req, t }: WidgetContext, node: WholeNode): Promise<WidgetRow[]> {
  const modules = modulesOf(req)
  if (modules.length === 0) return []
  const board = await boardOf(req)
  const left = modules.filter(({ id }) => effectAt(board, id, pathOf(node)).why === 'start')
  return [
    {
      label: t('core:steps.modules'),
      href: '/admin/modules',
      isDone: left.length === 0,
      ...(left.length > 0 && { note: t('core:steps.modules.left', { count: left.length }) }),
    },
  ]
}

/** What an institution is called, in the language of the reader. */
export const nameOf = ({ locale }: WidgetContext, node: WholeNode): string =>
  textIn(node.name, locale)
