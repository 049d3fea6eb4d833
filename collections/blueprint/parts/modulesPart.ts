import { boardOf, effectAt, isModule, type Board } from '#kernel'
import { nameOf } from '../../modules/screen/modulesFor'
import { placeFor } from '../../institutions/placeFor'
import { writeDecisions } from '../../modules/screen/writeDecisions'
import type { Blueprint } from '../blueprintFile'
import { refused, type PlannedStep, type Target } from '../step'

type Modules = NonNullable<Blueprint['modules']>

/** What an institution itself says of modules. */
export async function modulesOf({ ctx, id }: Target): Promise<Modules> {
  const { switches } = await boardOf(ctx.req)
  return [...switches].flatMap(([module, said]) => {
    const state = said.get(id)
    return state === undefined || state === 'inherited' ? [] : [{ module, state }]
  })
}

/** Decides about modules as the blueprint says. */
export async function planModules(target: Target, modules: Modules): Promise<PlannedStep[]> {
  const board = await boardOf(target.ctx.req)
  return modules.map((one) => planModule(target, board, one))
}

function planModule(
  { ctx, id, path }: Target,
  board: Board,
  { module, state }: Modules[number],
): PlannedStep {
  const { req, t } = ctx
  if (!isModule(req, module)) return refused('modules', module, t('kernel:error.module_unknown'))
  const name = nameOf(module, t)
  if (board.switches.get(module)?.get(id) === state) return { part: 'modules', name, does: 'same' }
  if (effectAt(board, module, path.slice(0, -1)).why === 'bound')
    return refused('modules', name, t('kernel:error.module_bound'))
  const said = t(`core:module-switches.state.${state}`)
  return {
    part: 'modules',
    name: `${name}: ${said}`,
    does: board.switches.get(module)?.has(id) ? 'change' : 'add',
    async run() {
      const place = await placeFor(req, 'modules.switch', id)
      const decision = { module, reason: t('core:blueprint.reason'), state }
      await writeDecisions(req, [{ decision, place }])
    },
  }
}
