import type { PayloadRequest } from 'payload'
import { idOf, notify } from '#kernel'
import { idsOfConfirmers } from './confirmersOf'
import { readMembership, type MembershipRow } from './rows'

type About = Pick<MembershipRow, 'institution' | 'role' | 'user'>

/** The school enters parents and pupils by the hundred, and tells them itself. */
const UNTOLD: readonly string[] = ['parent', 'pupil']

/** Tells a person that he has got a role, or has it no longer. */
export async function tellOfRole(
  req: PayloadRequest,
  { institution, role, user }: About,
  what: 'ended' | 'granted',
): Promise<void> {
  if (UNTOLD.includes(role)) return
  const values = { role, institution: idOf(institution) ?? null, path: '/me' }
  await notify(req, { kind: `core.role-${what}`, to: [user], values })
}

/** Tells those who may confirm a proposal that it waits for one of them. */
export async function tellConfirmers(req: PayloadRequest, id: string, by: string): Promise<void> {
  const { appointment, row } = await readMembership(req, id)
  const { institution, role } = row
  await notify(req, {
    kind: 'core.proposal-waits',
    to: await idsOfConfirmers(req, appointment, by),
    values: {
      role,
      institution: idOf(institution) ?? null,
      path: `/admin/collections/memberships/${id}`,
    },
  })
}
