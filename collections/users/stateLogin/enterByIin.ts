import type { Payload } from 'payload'
import { PortalError } from '#kernel'
import { isIin } from '../iin/iin'
import { userOfIin } from '../iin/ownIin'
import { enter, type Browser, type Entered } from '../signIn'

/** Whom the service of the state vouches for. */
export type Vouched = Readonly<{
  /** As the service says it; nobody has looked yet whether it is one. */
  iin: string
  /** Has the service asked for a second factor, so that we need not? */
  hasSecondFactor: boolean
}>

/**
 * Lets in whoever has this number, as the service of the state vouches. Nobody is made an account: who works and learns
 * where is the schools' to say. A disabled account is told apart from none by nothing.
 * @throws PortalError state_login_nameless (no number), state_login_unknown, iin_keys_missing
 */
export async function enterByIin(
  payload: Payload,
  { hasSecondFactor, iin }: Vouched,
  browser: Browser,
): Promise<Entered> {
  if (!isIin(iin)) throw new PortalError('state_login_nameless')
  const id = await userOfIin({ payload }, iin)
  const user =
    id === undefined
      ? null
      : await payload.db.findOne<{ id: string; disabled?: boolean }>({
          collection: 'users',
          where: { id: { equals: id } },
        })
  if (!user || user.disabled === true) throw new PortalError('state_login_unknown')
  const shown = hasSecondFactor ? { provenAt: new Date().toISOString() } : {}
  return enter(payload, user.id, browser, shown)
}
