import type { PayloadRequest } from 'payload'
import {
  pathOf,
  placesOf,
  PortalError,
  reaches,
  readNode,
  subjectOf,
  type TreeNode,
  type TreePath,
} from '#kernel'
import { permissions, type CorePermission } from '../permissions'

/** An institution that somebody asks about. */
export type Place = Readonly<{ id: string; node: TreeNode; path: TreePath }>

/** May the person behind a request do something at the institution at the end of a path? */
export function mayAt(req: PayloadRequest, permission: CorePermission, path: TreePath): boolean {
  const subject = subjectOf(req)
  return subject !== undefined && reaches(placesOf(permissions[permission], subject), path)
}

/**
 * An institution at which the person may do something.
 * @throws PortalError not_found, also where it is foreign
 */
export async function placeFor(
  req: PayloadRequest,
  permission: CorePermission,
  id: string,
): Promise<Place> {
  const node = await readNode(req, id)
  const path = pathOf(node)
  if (!node || !mayAt(req, permission, path)) throw new PortalError('not_found')
  return { id, node, path }
}
