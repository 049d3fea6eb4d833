import type { PayloadRequest } from 'payload'
import { audit, idOf, isHeld, moveTo, placeOf, readNode } from '#kernel'
import { findRows } from '../memberships/rows'

type Account = Readonly<{ id: string; institution?: string | null }>

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
  const account = await req.payload.db.findOne<Account & Record<string, unknown>>({
    ...{ collection: 'users', req, where: { id: { equals: guardian } } },
  })
  const from = idOf(account?.institution)
  const node = await readNode(req, to)
  if (!node || from === undefined || !left.includes(from)) return
  const now = new Date().toISOString()
  const roles = await findRows(req, { user: { equals: guardian } })
  const isStill = roles.some(
    ({ institution, until }) => idOf(institution) === from && isHeld({ until: until ?? null }, now),
  )
  if (isStill) return
  const target = { collection: 'users', id: guardian }
  await moveTo(req, target, node)
  await audit(req, {
    action: 'users.move',
    target,
    place: placeOf({ ...node, institution: node.id }),
    details: { from, to },
  })
}
