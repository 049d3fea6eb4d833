import { createLocalReq, type Payload, type Where } from 'payload'
import type { Registry } from '../registry'
import { idOf } from '../relations'
import { pathOf, type TreePath } from '../tree'
import { effectAt, SWITCHES, type Effect, type Switch, type Switchboard } from './effect'
import { onRows } from './onRows'

/** The collection in which nodes say what they think of modules. */
export const MODULE_SWITCHES = 'module-switches'

/** The cache tag of everything that depends on where a module is on. */
export const moduleTag = (module: string): string => `${MODULE_SWITCHES}?module=${module}`

/** Which modules are on where; what is no module is on everywhere. The whole board is held in memory, until somebody throws a switch. */
export type Modules = Readonly<{
  effect: (module: string, path: TreePath) => Promise<Effect>
  /** Epoch ms until which everything stays as it is, unless somebody decides otherwise. */
  until: () => Promise<number>
  /** The documents of a module's collections that stand where it is on. */
  rows: (module: string) => Promise<boolean | Where>
  /** Forgets the board where these tags say that a switch was thrown; call it after COMMIT. */
  drop: (tags: readonly string[]) => void
}>

type Board = Switchboard &
  Readonly<{
    rowsOf: Map<string, boolean | Where>
    nodes: TreePath[]
    /** Epoch ms at which the next decision begins. */
    until: number
  }>

/** @param startsOn does a module start on, where nobody has said anything? */
export function createModules(payload: Payload, registry: Registry, startsOn: boolean): Modules {
  const needs = new Map(
    registry.manifests.map(({ dependsOn = [], id }) => [
      id,
      dependsOn.filter((needed) => registry.modules.has(needed)),
    ]),
  )
  let board: Promise<Board> | undefined
  const read = async (): Promise<Board> => {
    const asked = (board ??= readBoard(payload, needs, startsOn))
    const forget = (): void => {
      if (board === asked) board = undefined
    }
    try {
      const known = await asked
      if (known.until > Date.now()) return known
    } catch (error) {
      forget()
      throw error
    }
    forget()
    return read()
  }
  return {
    async effect(module, path) {
      if (!registry.modules.has(module)) return ALWAYS_ON
      return effectAt(await read(), module, path)
    },
    async until() {
      return (await read()).until
    },
    async rows(module) {
      if (!registry.modules.has(module)) return true
      const known = await read()
      const rows = known.rowsOf.get(module) ?? onRows(known, module, known.nodes)
      known.rowsOf.set(module, rows)
      return rows
    },
    drop(tags) {
      if (tags.some((tag) => tag === '*' || tag.startsWith(`${MODULE_SWITCHES}?`)))
        board = undefined
    },
  }
}

const ALWAYS_ON: Effect = { isOn: true, why: 'start' }

type Row = Readonly<Record<string, unknown>>

async function readBoard(
  payload: Payload,
  needs: Switchboard['needs'],
  startsOn: boolean,
): Promise<Board> {
  const { docs } = await payload.db.find<Row>({
    collection: MODULE_SWITCHES,
    limit: 0,
    pagination: false,
    req: await createLocalReq({}, payload),
    // The latest that has begun is read last, and holds.
    sort: 'from',
    where: {},
  })
  const now = new Date().toISOString()
  const next = docs.map(beginningOf).find((from) => from > now)
  const switches = new Map<string, Map<string, Switch>>()
  const nodes = new Map<string, TreePath>()
  for (const row of docs) {
    const [module, node] = [row.module, idOf(row.institution)]
    const said = SWITCHES.find((one) => one === row.state)
    if (typeof module !== 'string' || node === undefined || !said) continue
    if (beginningOf(row) > now) continue
    const all = switches.get(module) ?? new Map<string, Switch>()
    switches.set(module, all.set(node, said))
    nodes.set(node, pathOf(row))
  }
  const until = next === undefined ? Infinity : Date.parse(next)
  return { switches, needs, startsOn, rowsOf: new Map(), nodes: [...nodes.values()], until }
}

const beginningOf = ({ from }: Row): string => (typeof from === 'string' ? from : '')
