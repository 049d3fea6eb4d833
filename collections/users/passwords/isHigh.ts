import { AUTHORITY, type Membership, type PersonRole } from '#kernel'

/** Whoever appoints others is worth more to a thief: is this such a person? */
export const isHigh = (memberships: readonly Pick<Membership, 'role'>[]): boolean =>
  memberships.some(({ role }) => AUTHORITY[role as PersonRole].grants.length > 0)
