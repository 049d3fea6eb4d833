import type { Payload } from 'payload'
import { placesOf, type Place } from '../access'
import type { Grants } from '../grants'
import type { Subject } from '../membership'
import { effectAt } from '../modules/effect'
import type { Board } from '../modules/modules'
import { portalOf } from '../state'
import { isWithin } from '../tree'

/**
 * Is a module on anywhere where somebody holds a permission? What the core offers is on everywhere.
 * @param grants of the permission
 */
export async function isOnFor(
  payload: Payload,
  module: string,
  grants: Grants,
  subject: Subject,
): Promise<boolean> {
  const { modules, registry } = portalOf(payload)
  if (!registry.modules.has(module)) return true
  const places = placesOf(grants, subject)
  if (places === 'all') return (await modules.rows(module)) !== false
  const board = await modules.board()
  return heldAt(places, subject).some((place) => isOnWithin(board, module, place))
}

/** Whoever holds it only for what is his own holds it where he has a role. */
function heldAt(places: readonly Place[], { memberships }: Subject): readonly Place[] {
  if (places.length > 0) return places
  return memberships.map(({ path }) => ({ path, reach: 'institution' }))
}

/** Below a place it can be on only where somebody there has said so. */
function isOnWithin(board: Board, module: string, { path, reach }: Place): boolean {
  if (effectAt(board, module, path).isOn) return true
  return (
    reach === 'subtree' &&
    board.nodes.some((node) => isWithin(node, path) && effectAt(board, module, node).isOn)
  )
}
