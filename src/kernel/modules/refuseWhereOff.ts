import type { Payload } from 'payload'
import { PortalError } from '../errors'
import type { TreePath } from '../tree'
import { isOnAt } from './isOnAt'

/**
 * Refuses to make something where the module it belongs to is off.
 * @throws PortalError module_off
 */
export async function refuseWhereOff(
  payload: Payload,
  slug: string,
  path: TreePath,
): Promise<void> {
  if (!(await isOnAt(payload, slug, path))) throw new PortalError('module_off')
}
