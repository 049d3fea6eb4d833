import type { PayloadRequest } from 'payload'
import { placesOf, subjectOf } from '#kernel'
import { permissions, type CorePermission } from '../permissions'
import { rootNode } from './rootNode'

/** The institution with which a screen begins: the highest at which the reader holds a permission, if there is one. */
export async function startPlace(
  req: PayloadRequest,
  permission: CorePermission,
): Promise<string | undefined> {
  const subject = subjectOf(req)
  const places = subject ? placesOf(permissions[permission], subject) : []
  if (places === 'all') return rootNode(req)
  const [highest] = places.toSorted((one, other) => one.path.length - other.path.length)
  return highest?.path.at(-1)
}
