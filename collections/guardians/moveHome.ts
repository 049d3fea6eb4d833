import type { PayloadRequest } from 'payload'
import { idOf, readNode } from '#kernel'
import { findRows, isNowOrLater } from '../memberships/rows'
import { moveAccount } from '../users/moveAccount'
import { accountById } from '../users/signIn'

/**
 * The account of a guardian goes with the children: where none of them is at the school that keeps it, and he is nothing
 * else there now or later, another school of theirs keeps it. The one that was left could sign in as him.
 * @param schools ids of those at which he has children
 */
export async function moveHome(
  req: PayloadRequest,
  guardian: string,
  schools: readonly string[],
): Promise<void> {
  const [to] = schools
  if (to === undefined) return
  const account = await accountById({ payload: req.payload, req }, guardian)
  const from = idOf(account?.institution)
  if (from === undefined || schools.includes(from)) return
  const now = new Date().toISOString()
  const roles = await findRows(req, { user: { equals: guardian } })
  const isStill = roles.some((row) => idOf(row.institution) === from && isNowOrLater(row, now))
  const node = isStill ? undefined : await readNode(req, to)
  if (node) await moveAccount(req, guardian, { from, to: node })
}
