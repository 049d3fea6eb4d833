import type { PayloadRequest } from 'payload'
import { effectAt, isClosed, type Board, type Effect, type Switch } from '#kernel'
import { findDecisions } from './decisionRows'
import { mayAt } from '../../institutions/placeFor'
import type { InstitutionRow } from './moduleRows'

/** What a module is at an institution, and why. */
export type Cell = Readonly<{
  isOn: boolean
  why: Effect['why']
  /** Id of the institution that decided, or of the module that is needed and off. */
  by: string | null
  /** What the institution itself says; nothing where it leaves it to those above. */
  own: Switch | null
  /** What it will say, and from when on. */
  plan: Plan | null
  /** May the reader decide it? */
  isFree: boolean
}>

type Plan = Readonly<{ id: string; state: Switch; from: string }>

/** Plans of institutions, by institution and module. */
export type Plans = ReadonlyMap<string, Plan>

export function cellOf(
  req: PayloadRequest,
  { board, plans }: Readonly<{ board: Board; plans: Plans }>,
  { id, node, path }: InstitutionRow,
  module: string,
): Cell {
  const effect = effectAt(board, module, path)
  const own = board.switches.get(module)?.get(id)
  const above = effectAt(board, module, path.slice(0, -1))
  return {
    isOn: effect.isOn,
    why: effect.why,
    by: byOf(effect),
    own: own === undefined || own === 'inherited' ? null : own,
    plan: plans.get(planKey(id, module)) ?? null,
    isFree: above.why !== 'bound' && mayAt(req, 'modules.switch', path) && !isClosed(node),
  }
}

function byOf(effect: Effect): string | null {
  if (effect.why === 'needs') return effect.needs
  return effect.why === 'start' ? null : effect.at
}

const planKey = (institution: string, module: string): string => `${institution} ${module}`

/** What institutions have decided for later, the next first. */
export async function plansOf(
  req: PayloadRequest,
  institutions: readonly string[],
): Promise<Plans> {
  const ahead = await findDecisions(req, {
    institution: { in: [...institutions] },
    from: { greater_than: new Date().toISOString() },
  })
  // The nearest comes last, and stays.
  return new Map(
    ahead.map(({ from, id, institution, module, state }) => [
      planKey(institution, module),
      { from, id, state },
    ]),
  )
}
