import type { PayloadRequest } from 'payload'
import type { AnyPlugin } from '../manifest'
import { portalOf } from '../state'
import type { TreePath } from '../tree'
import { consequencesOf, type Change, type Consequence } from './consequences'
import type { Effect } from './effect'
import type { Board } from './modules'

type Asking = Pick<PayloadRequest, 'payload'>

/** Is this the id of a module of the portal? */
export function isModule(req: Asking, id: unknown): id is string {
  return typeof id === 'string' && portalOf(req.payload).registry.modules.has(id)
}

/** What may be switched on and off, in the order in which it starts. */
export function modulesOf(req: Asking): readonly AnyPlugin[] {
  const { manifests, modules } = portalOf(req.payload).registry
  return manifests.filter(({ id }) => modules.has(id))
}

/** Is a module on at the end of a path, and why? */
export function effectOf(req: Asking, module: string, path: TreePath): Promise<Effect> {
  return portalOf(req.payload).modules.effect(module, path)
}

/** What the tree says of all modules now. */
export function boardOf(req: Asking): Promise<Board> {
  return portalOf(req.payload).modules.board()
}

/** What would be seen no more, or again, if nodes said something else of a module. */
export function dryRunOf(req: Asking, change: Change): Promise<readonly Consequence[]> {
  return consequencesOf(req.payload, change)
}
