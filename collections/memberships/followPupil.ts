import type { PayloadRequest } from 'payload'
import { idOf } from '#kernel'
import { followChildren } from '../guardians/followChild'
import type { MembershipRow } from './rows'

/** Lets the roles of guardians follow a pupil whose role has begun, was changed or has ended; nobody follows others. */
export async function followPupil(
  req: PayloadRequest,
  { institution, role, user }: Pick<MembershipRow, 'institution' | 'role' | 'user'>,
): Promise<void> {
  if (role === 'pupil') await followChildren(req, [user], [idOf(institution) ?? ''])
}
