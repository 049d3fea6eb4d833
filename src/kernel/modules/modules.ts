import type { Payload } from 'payload'
import { createDecisions, type Held } from '../decisions/decisions'
import type { Registry } from '../registry'
import type { TreePath } from '../tree'
import { effectAt, SWITCHES, type Effect, type Switch, type Switchboard } from './effect'
import { onRows } from './onRows'
import type { Places } from './places'

/** The collection in which nodes say what they think of modules. */
export const MODULE_SWITCHES = 'module-switches'

/** The cache tag of everything that depends on where a module is on. */
export const moduleTag = (module: string): string => `${MODULE_SWITCHES}?module=${module}`

/** Which modules are on where; what is no module is on everywhere. The whole board is held in memory, until somebody throws a switch. */
export type Modules = Readonly<{
  effect: (module: string, path: TreePath) => Promise<Effect>
  /** The whole board, as it is now. */
  board: () => Promise<Board>
  /** Epoch ms until which everything stays as it is, unless somebody decides otherwise. */
  until: () => Promise<number>
  /** The rows of a module's collections and stores that stand where it is on. */
  rows: (module: string) => Promise<boolean | Places>
  /** Forgets the board where these tags say that a switch was thrown; call it after COMMIT. */
  drop: (tags: readonly string[]) => void
}>

/** What the tree says of modules, and the paths of the nodes that say anything. */
export type Board = Switchboard & Readonly<{ nodes: readonly TreePath[] }>

type Known = Board & Readonly<{ held: Held<Switch>; rowsOf: Map<string, boolean | Places> }>

/** @param startsOn does a module start on, where nobody has said anything? */
export function createModules(payload: Payload, registry: Registry, startsOn: boolean): Modules {
  const needs = needsOf(registry)
  const decisions = createDecisions(payload, {
    collection: MODULE_SWITCHES,
    about: 'module',
    sayingOf: ({ state }) => SWITCHES.find((one) => one === state),
  })
  let board: Known | undefined
  const read = async (): Promise<Known> => {
    const held = await decisions.read()
    if (board?.held !== held)
      board = {
        ...{ held, needs, startsOn },
        ...{ nodes: held.nodes, rowsOf: new Map(), switches: held.said },
      }
    return board
  }
  return {
    async effect(module, path) {
      if (!registry.modules.has(module)) return ALWAYS_ON
      return effectAt(await read(), module, path)
    },
    board: read,
    async until() {
      return (await decisions.read()).until
    },
    async rows(module) {
      if (!registry.modules.has(module)) return true
      const known = await read()
      const rows = known.rowsOf.get(module) ?? onRows(known, module, known.nodes)
      known.rowsOf.set(module, rows)
      return rows
    },
    drop: decisions.drop,
  }
}

const ALWAYS_ON: Effect = { isOn: true, why: 'start' }

/** The core is no module: whoever needs it has it. */
const needsOf = ({ manifests, modules }: Registry): Switchboard['needs'] =>
  new Map(
    manifests.map(({ dependsOn = [], id }) => [id, dependsOn.filter((one) => modules.has(one))]),
  )
