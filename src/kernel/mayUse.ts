import type { PayloadRequest } from 'payload'
import { mayAnywhere } from './access'
import { subjectOf } from './membership'
import { portalOf } from './state'

/** May the person behind a request use a permission anywhere at all? */
export function mayUse(req: Pick<PayloadRequest, 'payload' | 'user'>, permission: string): boolean {
  const grants = portalOf(req.payload).registry.permissions.get(permission)
  return grants !== undefined && mayAnywhere(grants, subjectOf(req))
}
