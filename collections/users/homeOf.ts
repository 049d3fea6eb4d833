import type { Payload } from 'payload'
import { isHeld, mayUseAdmin, type Locale } from '#kernel'
import { membershipsOf } from './readSession'

/** Where a person goes after signing in who came from nowhere: to work, or to his own. */
export async function homeOf(
  payload: Payload,
  user: string,
  locale: Locale,
): Promise<`/${string}`> {
  const now = new Date().toISOString()
  const held = (await membershipsOf(payload, user)).filter((one) => isHeld(one, now))
  return mayUseAdmin({ id: user, memberships: held }) ? '/admin' : `/${locale}/me`
}
