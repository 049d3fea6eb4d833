import {
  AUTHORITY,
  isPersonRole,
  pathOf,
  placesOf,
  reaches,
  type Role,
  type Subject,
  type TreePath,
} from '#kernel'
import type { MembershipRow } from './rows'

/** A role by which somebody manages accounts, and the node at which he has it. */
export type Manager = Readonly<{ rank: number; path: TreePath }>

/** The roles by which somebody has a permission at a node, each where it stands; one that reaches everything, above all. */
export function managersAt(
  grants: Parameters<typeof placesOf>[0],
  subject: Subject,
  path: TreePath,
): readonly Manager[] {
  return subject.memberships.flatMap((one) => {
    const places = placesOf(grants, { ...subject, memberships: [one] })
    if (!reaches(places, path)) return []
    return [{ rank: rankOf(one.role), path: places === 'all' ? [] : one.path }]
  })
}

/**
 * May whoever manages an account do what lets him sign in as its owner? One of his roles must stand higher than everything
 * the owner is or will be, wherever that may be; and nothing of that may stand nearer to the root than his.
 */
export function outranks(
  managers: readonly Manager[],
  roles: readonly (Pick<MembershipRow, 'role'> & Readonly<Record<string, unknown>>)[],
): boolean {
  return managers.some(({ path, rank }) =>
    roles.every((one) => rank < rankOf(one.role) && pathOf(one).length >= path.length),
  )
}

/** Place in the order of roles, the highest 0; Infinity for whoever is none. */
export const rankOf = (role: Role): number => (isPersonRole(role) ? AUTHORITY[role].rank : Infinity)
