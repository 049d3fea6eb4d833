import type { Payload } from 'payload'
import { portalOf } from '../state'
import type { TreePath } from '../tree'

/**
 * Is the module on to which a collection, a store or a job belongs, at the end of a path? What stands at no place is on
 * while the module is on anywhere.
 * @param slug of the collection, store or job; what belongs to no module is always on
 */
export async function isOnAt(payload: Payload, slug: string, path: TreePath): Promise<boolean> {
  const { modules, registry } = portalOf(payload)
  const module = registry.moduleOf.get(slug)
  if (module === undefined) return true
  const rows = await modules.rows(module)
  if (typeof rows === 'boolean') return rows
  return path.length === 0 || (await modules.effect(module, path)).isOn
}
