import type { PayloadRequest } from 'payload'
import { idOf } from '#kernel'
import { followChildren } from '../guardians/followChild'
import { followLater } from '../guardians/followJob'
import type { MembershipRow } from './rows'

type Followed = Pick<MembershipRow, 'from' | 'institution' | 'role' | 'until' | 'user'>

/**
 * Lets the roles of guardians follow a pupil whose role has begun, was changed or has ended: now, and when what is planned
 * comes. Nobody follows others.
 */
export async function followPupil(
  req: PayloadRequest,
  { from, institution, role, until, user }: Followed,
): Promise<void> {
  if (role !== 'pupil') return
  const school = idOf(institution) ?? ''
  await followChildren(req, [user], [school])
  await followLater(req, { child: user, school }, [from, until])
}
