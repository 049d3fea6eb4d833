import type { PayloadRequest } from 'payload'
import { PortalError } from '../errors'
import { portalOf } from '../state'
import type { TreePath } from '../tree'

/**
 * Refuses to make something where the module it belongs to is off.
 * @throws PortalError module_off
 */
export async function refuseWhereOff(
  req: PayloadRequest,
  slug: string,
  path: TreePath,
): Promise<void> {
  const { modules, registry } = portalOf(req.payload)
  const module = registry.moduleOf.get(slug)
  if (module !== undefined && !(await modules.effect(module, path)).isOn)
    throw new PortalError('module_off')
}
