import type { PayloadRequest } from 'payload'
import type { Role } from './roles'
import type { TreePath } from './tree'

/** One role of a person at one node; an empty path means the whole republic, for roles whose reach is `all`. */
export type Membership = Readonly<{
  id?: string
  role: Role
  path: TreePath
  /** First and last moment, ISO 8601; open where absent. */
  from?: string
  until?: string
}>

/** The signed-in person as access sees it; `memberships` are read with the session. */
export type Subject = Readonly<{ id: string; memberships: readonly Membership[] }>

/** The person behind a request, with the roles that hold at this moment. */
export function subjectOf(
  req: Pick<PayloadRequest, 'user'>,
  now = new Date().toISOString(),
): Subject | undefined {
  const user = req.user as (Partial<Subject> & { id: number | string }) | null | undefined
  if (!user) return undefined
  const memberships = user.memberships ?? []
  const held = memberships.every((one) => isHeld(one, now))
    ? memberships
    : memberships.filter((one) => isHeld(one, now))
  return { id: String(user.id), memberships: held }
}

/** Does a membership hold at a moment (ISO 8601)? */
export function isHeld(
  { from, until }: Readonly<{ from?: string | null; until?: string | null }>,
  now: string,
): boolean {
  return (!from || from <= now) && (!until || until > now)
}
