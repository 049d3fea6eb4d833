import type { PayloadRequest } from 'payload'
import { isHeld, type Subject } from '#kernel'
import { membershipsOf } from '../users/readSession'
import { accountById } from '../users/signIn'

/** Somebody by his id, with the roles that he holds now, as if he asked; whose account is switched off, has none. */
export async function subjectOfUser(req: PayloadRequest, id: string): Promise<Subject> {
  const now = new Date().toISOString()
  const account = await accountById({ payload: req.payload, req }, id)
  if (!account || account.disabled === true) return { id, memberships: [] }
  const memberships = (await membershipsOf(req.payload, id)).filter((one) => isHeld(one, now))
  return { id, memberships }
}
