import type { PayloadRequest } from 'payload'
import { idOf, readNode } from '#kernel'
import { findRows, isNowOrLater } from '../memberships/rows'
import { moveAccount } from '../users/moveAccount'
import { accountById } from '../users/signIn'

/**
 * The account of a guardian goes with the children: where the last of them has left the school that keeps it, and he is
 * nothing else there, another school of theirs keeps it. The one that was left could sign in as him.
 * @param left ids of schools at which he has no child any more
 * @param schools ids of those at which he has
 */
export async function moveHome(
  req: PayloadRequest,
  guardian: string,
  { left, schools }: Readonly<{ left: readonly string[]; schools: readonly string[] }>,
): Promise<void> {
  const [to] = schools
  if (to === undefined || left.length === 0) return
  const account = await accountById({ payload: req.payload, req }, guardian)
  const from = idOf(account?.institution)
  const node = await readNode(req, to)
  if (!node || from === undefined || !left.includes(from)) return
  const now = new Date().toISOString()
  const roles = await findRows(req, { user: { equals: guardian } })
  const isStill = roles.some((row) => idOf(row.institution) === from && isNowOrLater(row, now))
  if (!isStill) await moveAccount(req, guardian, { from, to: node })
}
