import { AT, type TreePath } from '../tree'
import { effectAt, type Switchboard } from './effect'
import type { Places } from './places'

/** A node at which a module becomes on or off for what stands below it. */
type Turn = Readonly<{ depth: number; id: string; isOn: boolean }>

/**
 * The rows that stand where a module is on: all, none, or those at some places. The deepest turn on the way down to a
 * row decides.
 * @param nodes paths of the nodes that say anything of any module
 */
export function onRows(
  board: Switchboard,
  module: string,
  nodes: readonly TreePath[],
): boolean | Places {
  const turns = turnsOf(board, module, nodes)
  const [first, ...others] = turns
  if (!first) return board.startsOn
  // The root stands above everything.
  if (others.length === 0 && first.depth === 1) return first.isOn
  const depths = [...new Set(turns.filter(({ isOn }) => isOn).map(({ depth }) => depth))].sort()
  const alternativeAt = (depth: number): Places[number] => [
    ...(depth === 0 ? [] : [{ column: columnAt(depth), in: idsAt(turns, depth, true) }]),
    ...deeper(depth).flatMap((below) => {
      const off = idsAt(turns, below, false)
      return off.length === 0 ? [] : [{ column: columnAt(below), notIn: off }]
    }),
  ]
  const alternatives = [...(board.startsOn ? [0] : []), ...depths].map(alternativeAt)
  return alternatives.length === 0 ? false : alternatives
}

const columnAt = (depth: number): string => AT[depth - 1] ?? ''

const deeper = (depth: number): number[] =>
  AT.map((_, index) => index + 1).filter((one) => one > depth)

const idsAt = (turns: readonly Turn[], depth: number, isOn: boolean): string[] =>
  turns.filter((turn) => turn.depth === depth && turn.isOn === isOn).map(({ id }) => id)

function turnsOf(board: Switchboard, module: string, nodes: readonly TreePath[]): Turn[] {
  return nodes
    .filter((path) => path.length > 0)
    .map((path) => ({ path, isOn: effectAt(board, module, path).isOn }))
    .filter(({ isOn, path }) => isOn !== effectAt(board, module, path.slice(0, -1)).isOn)
    .map(({ isOn, path }) => ({ depth: path.length, id: path.at(-1) ?? '', isOn }))
}
