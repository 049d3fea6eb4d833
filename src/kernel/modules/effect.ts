import type { TreePath } from '../tree'

/**
 * What a node says of a module: `forced` and `forbidden` bind everything below it, `on` and `off` are what a node
 * below may change, `inherited` leaves it to the nodes above.
 */
export const SWITCHES = ['on', 'off', 'forced', 'forbidden', 'inherited'] as const
export type Switch = (typeof SWITCHES)[number]

/** Is a module on at a place, and why? */
export type Effect = Readonly<
  | { isOn: boolean; why: 'bound' | 'chosen'; at: string }
  | { isOn: boolean; why: 'start' }
  | { isOn: false; why: 'needs'; needs: string }
>

/** What the tree says: what each node says of each module, what a module needs, and how it starts at the root. */
export type Switchboard = Readonly<{
  switches: ReadonlyMap<string, ReadonlyMap<string, Switch>>
  needs: ReadonlyMap<string, readonly string[]>
  startsOn: boolean
}>

/**
 * Is a module on at the node at the end of a path? The highest node that binds wins, else the nearest that has chosen.
 * A module that needs another one, which is off there, is off too. The modules need each other in no circle.
 */
export function effectAt(board: Switchboard, module: string, path: TreePath): Effect {
  const own = ownEffect(board, module, path)
  if (!own.isOn) return own
  const missing = (board.needs.get(module) ?? []).find(
    (needed) => !effectAt(board, needed, path).isOn,
  )
  return missing === undefined ? own : { isOn: false, why: 'needs', needs: missing }
}

function ownEffect({ startsOn, switches }: Switchboard, module: string, path: TreePath): Effect {
  const said = switches.get(module)
  let chosen: Effect = { isOn: startsOn, why: 'start' }
  for (const at of path) {
    const one = said?.get(at)
    if (one === 'forced' || one === 'forbidden') return { isOn: one === 'forced', why: 'bound', at }
    if (one === 'on' || one === 'off') chosen = { isOn: one === 'on', why: 'chosen', at }
  }
  return chosen
}
