import type { PayloadRequest } from 'payload'
import { portalOf } from '../state'
import type { TreePath } from '../tree'
import type { Effect } from './effect'

type Asking = Pick<PayloadRequest, 'payload'>

/** Is this the id of a module of the portal? The core is none: it is always on. */
export function isModule(req: Asking, id: unknown): id is string {
  return portalOf(req.payload).registry.manifests.some((one) => one.id === id && id !== 'core')
}

/** Is a module on at the end of a path, and why? */
export function effectOf(req: Asking, module: string, path: TreePath): Promise<Effect> {
  return portalOf(req.payload).modules.effect(module, path)
}
