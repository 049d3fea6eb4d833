import type { PayloadRequest } from 'payload'
import { inTransactionAgain, PortalError } from '#kernel'
import { hashPassword } from '../passwordHash'
import { checkPassword } from '../passwords/checkPassword'
import { replacePassword } from '../passwords/writePassword'
import type { Person } from '../readSession'
import { goOn, noteLength, type Opened } from '../sessions'

/**
 * The step of somebody whose role needs a longer password than the one he has just signed in with. His other sessions end.
 * @param token of the session that waits for it
 * @returns the session under another token
 * @throws PortalError unauthenticated, and what `checkPassword` throws
 */
export async function giveLongerPassword(
  req: PayloadRequest,
  owner: Person | undefined,
  token: string,
  password: string,
): Promise<Opened> {
  if (owner?.needs !== 'password') throw new PortalError('unauthenticated')
  await checkPassword(req, password, owner)
  const passwordHash = await hashPassword(password)
  await inTransactionAgain(req.payload, async (within) => {
    await noteLength(within, token, false)
    await replacePassword(within, owner.id, passwordHash, 'own', token)
  })
  return goOn(req.payload, token, { isShort: false })
}
