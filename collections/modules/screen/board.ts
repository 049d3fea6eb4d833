import { z } from 'zod'
import {
  boardOf,
  defineEndpoint,
  documentId,
  isClosed,
  PortalError,
  type EndpointContext,
} from '#kernel'
import { institutionNames } from '../../memberships/institutionNames'
import type { CorePermission } from '../../permissions'
import { cellOf, plansOf, type Cell, type Plans } from './cells'
import { PAGE, rowOf, rowsBelow, type InstitutionRow } from './moduleRows'
import { modulesFor, type ModuleCard } from './modulesFor'
import { mayAt, placeFor, type Place } from '../../institutions/placeFor'
import { startPlace } from '../../institutions/startPlace'

const input = z.strictObject({
  institution: documentId.optional(),
  q: z.string().trim().max(100).optional(),
  own: z.enum(['true']).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})

type Named = Readonly<{ id: string; name: string }>

/** Which modules an institution and those below it have. */
export type ModuleBoard = Readonly<{
  /** From the highest that the reader may look at down to the one he looks at. */
  way: readonly Named[]
  modules: readonly ModuleCard[]
  /** The institution itself first, then what stands below it, each with a cell for every module. */
  rows: readonly (Named &
    Readonly<{ kind: string; isClosed: boolean; isHere: boolean; cells: readonly Cell[] }>)[]
  /** Names of institutions that decided something. */
  names: Readonly<Record<string, string>>
  page: number
  pages: number
  total: number
}>

/** The board of modules: an institution and what stands below it, against every module of the portal. */
export const moduleBoard = defineEndpoint<typeof input, CorePermission>({
  method: 'get',
  path: '/modules',
  permission: 'modules.read',
  input,
  async handle(ctx, { institution, own, page, q }): Promise<ModuleBoard> {
    const { locale, req } = ctx
    const id = institution ?? (await startPlace(req, 'modules.read'))
    if (id === undefined) throw new PortalError('not_found')
    const here = await placeFor(req, 'modules.read', id)
    const board = await boardOf(req)
    const shown = { own: own === 'true', page, q }
    const { rows, total } = await rowsBelow(req, here.path, board, shown, locale)
    const all = page === 1 ? [rowOf(here.node, locale), ...rows] : rows
    const plans = await plansOf(
      req,
      all.map((row) => row.id),
    )
    const modules = modulesFor(ctx)
    const filled = all.map((row) => filledRow(ctx, { board, here, modules, plans }, row))
    const deciders = filled.flatMap(({ cells }) =>
      cells.flatMap(({ by, why }) => (why === 'needs' || by === null ? [] : [by])),
    )
    const way = here.path.filter((_, depth) =>
      mayAt(req, 'modules.read', here.path.slice(0, depth + 1)),
    )
    const names = await institutionNames(req, [...new Set([...deciders, ...way])], locale)
    return {
      way: way.map((one) => ({ id: one, name: names.get(one) ?? '' })),
      modules,
      rows: filled,
      names: Object.fromEntries(names),
      page,
      pages: Math.max(1, Math.ceil(total / PAGE)),
      total,
    }
  },
})

type Filling = Readonly<{
  board: Awaited<ReturnType<typeof boardOf>>
  here: Place
  modules: readonly ModuleCard[]
  plans: Plans
}>

function filledRow(
  { req, t }: EndpointContext,
  { board, here, modules, plans }: Filling,
  row: InstitutionRow,
): ModuleBoard['rows'][number] {
  const { id, name, node } = row
  return {
    id,
    name,
    kind: t(`core:institutions.kind.${String(node.kind)}`),
    isClosed: isClosed(node),
    isHere: id === here.id,
    cells: modules.map((module) => cellOf(req, { board, plans }, row, module.id)),
  }
}
