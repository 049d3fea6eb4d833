import type { PayloadRequest } from 'payload'
import { forgetSubject, newIdFor, writeMany, type PersonRole, type TreePath } from '#kernel'
import type { MembershipRow } from './rows'

/** A role that begins; `path` leads to its institution, from the root down. */
export type NewRole = Readonly<{
  user: string
  role: PersonRole
  path: TreePath
  group?: string | null
}>

/**
 * Begins a role for what follows from a decision (a child's school, a hand-over), as the system and in the transaction of
 * `req`; the rules were asked about that decision. Hundreds at once are fast: the collection's hooks do not run.
 * @returns its id
 */
export async function beginRole(req: PayloadRequest, begun: NewRole): Promise<string> {
  const { group = null, path, role, user } = begun
  const id = newIdFor(req)
  const data = { user, role, group, institution: path.at(-1), from: new Date().toISOString() }
  await writeMany(req, 'memberships', [{ id, path, data }])
  forgetSubject(req, user)
  return id
}

/** Ends one in the same way, at this moment; it stays as history. */
export async function endRole(
  req: PayloadRequest,
  { from, id, user }: Pick<MembershipRow, 'from' | 'id' | 'user'>,
): Promise<void> {
  const now = new Date().toISOString()
  const data = { until: now, updatedAt: now, ...(from && from > now && { from: now }) }
  await req.payload.db.updateOne({ collection: 'memberships', data, id, req, returning: false })
  forgetSubject(req, user)
}
