import type { CollectionBeforeValidateHook } from 'payload'
import { effectOf, idOf, isModule, pathOf, PortalError, readNode } from '#kernel'

/**
 * Refuses a decision about a module that there is not, or that a higher institution has taken already.
 * @throws PortalError module_unknown, module_bound
 */
export const checkSwitch: CollectionBeforeValidateHook = async ({ data, operation, req }) => {
  if (operation !== 'create' || !data) return data as unknown
  const module: unknown = data.module
  if (!isModule(req, module)) throw new PortalError('module_unknown', {}, { field: 'module' })
  const institution = idOf(data.institution)
  const node = institution === undefined ? undefined : await readNode(req, institution)
  const above = await effectOf(req, module, pathOf(node).slice(0, -1))
  if (above.why === 'bound') throw new PortalError('module_bound', {}, { field: 'module' })
  return data as unknown
}
