import type { PayloadRequest } from 'payload'
import {
  isClosed,
  pathOf,
  placesOf,
  PortalError,
  reaches,
  readNode,
  subjectOf,
  type TreeNode,
  type TreePath,
} from '#kernel'
import { permissions, type CorePermission } from '../../permissions'

/** An institution as the screen of modules asks about it. */
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

/** The highest institution at which the person reads about modules; undefined for whoever reads everywhere. */
export function topPlace(req: PayloadRequest): string | undefined {
  const subject = subjectOf(req)
  const places = subject ? placesOf(permissions['modules.read'], subject) : []
  if (places === 'all') return undefined
  const [highest] = [...places].sort((one, other) => one.path.length - other.path.length)
  return highest?.path.at(-1)
}

/** May something be decided at an institution from a moment on? Nothing new begins where the work has ended. */
export const takesDecisions = (
  req: PayloadRequest,
  { node, path }: Place,
  from?: string,
): boolean => mayAt(req, 'modules.switch', path) && !isClosed(node, from)
