import type { Payload } from 'payload'
import { isHeld, type Membership } from '#kernel'
import { isHigh } from '../passwords/isHigh'
import { isDemanded } from './isDemanded'

/** What a session still needs before it is anybody's: a code, a second factor at all, a longer password. */
export type Need = 'code' | 'enrolment' | 'password'

/** What a session has shown, and what there is to be shown; moments ISO 8601. */
export type Shown = Readonly<{
  memberships: readonly Membership[]
  /** Since when the person has a second factor; absent: he has none. */
  factorSince?: string | undefined
  /** When the session has shown it; absent: it has shown a password alone. */
  provenAt?: string | undefined
  /** Was the password shorter than that of a person who appoints others? */
  isShort?: boolean | undefined
}>

/** What a session still needs at this moment; undefined: nothing. A role that begins asks at the next request. */
export async function needOf(payload: Payload, shown: Shown): Promise<Need | undefined> {
  const { factorSince, isShort, memberships, provenAt = '' } = shown
  if (factorSince !== undefined && provenAt < factorSince) return 'code'
  if (memberships.length === 0) return undefined
  const now = new Date().toISOString()
  const held = memberships.filter((one) => isHeld(one, now))
  if (factorSince === undefined && (await isDemanded(payload, held))) return 'enrolment'
  return isShort === true && isHigh(held) ? 'password' : undefined
}
