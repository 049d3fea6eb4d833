import type { PayloadRequest } from 'payload'
import { portalOf } from '../state'
import type { TreePath } from '../tree'
import type { Effect } from './effect'

type Asking = Pick<PayloadRequest, 'payload'>

/** Is this the id of a module of the portal? */
export function isModule(req: Asking, id: unknown): id is string {
  return typeof id === 'string' && portalOf(req.payload).registry.modules.has(id)
}

/** Is a module on at the end of a path, and why? */
export function effectOf(req: Asking, module: string, path: TreePath): Promise<Effect> {
  return portalOf(req.payload).modules.effect(module, path)
}
