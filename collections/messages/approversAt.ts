import type { PayloadRequest } from 'payload'
import { GRANTABLE_ROLES, idOf, isHeld, type Grants, type TreePath } from '#kernel'
import { findRows } from '../memberships/rows'
import { permissions } from '../permissions'

/**
 * Ids of those who may approve the rules of an institution: of its own people, and where there are none, of the nearest
 * ones above it.
 * @param author whoever wrote the draft cannot
 */
export async function approversAt(
  req: PayloadRequest,
  path: TreePath,
  author: string,
): Promise<readonly string[]> {
  const grants: Grants = permissions['rulepacks.approve']
  const roles = GRANTABLE_ROLES.filter((role) => grants[role] !== undefined)
  const rows = await findRows(req, {
    and: [{ role: { in: roles } }, { institution: { in: [...path] } }],
  })
  const now = new Date().toISOString()
  const able = rows.filter(
    (row) =>
      row.proposal !== 'grant' &&
      isHeld(row, now) &&
      row.user !== author &&
      // The role of a school reaches the school alone.
      (grants[row.role] !== 'institution' || idOf(row.institution) === path.at(-1)),
  )
  for (const node of [...path].reverse()) {
    const here = able.filter(({ institution }) => idOf(institution) === node)
    if (here.length > 0) return here.map(({ user }) => user)
  }
  return []
}
