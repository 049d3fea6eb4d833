import type { PayloadRequest } from 'payload'
import { notify } from '#kernel'
import { forgetKeys } from '../keys/keys'
import { closeSessionsOf } from '../sessions'

/**
 * Stores a hash made beforehand and ends every session of the account, and every key that was given out before, in the
 * transaction of `req`.
 * @param kept token of the one session that goes on: that of the person who changes his own password
 */
export async function writePassword(
  req: PayloadRequest,
  user: string,
  passwordHash: string,
  kept?: string,
): Promise<void> {
  const { db } = req.payload
  await db.deleteMany({ collection: 'credentials', req, where: { user: { equals: user } } })
  await db.create({ collection: 'credentials', data: { user, passwordHash }, req })
  await forgetKeys(req, user)
  await closeSessionsOf(req, user, kept)
}

/** Who has set a password anew, and by what. */
export type Replacement = 'letter' | 'own' | 'staff'

/**
 * Like `writePassword`, and tells the owner at once, as it may have been somebody else. A first password is no news.
 * @param how by a recovery letter, by the owner who is signed in, or by somebody who manages the account
 */
export async function replacePassword(
  req: PayloadRequest,
  user: string,
  passwordHash: string,
  how: Replacement,
  kept?: string,
): Promise<void> {
  const where = { user: { equals: user } }
  const had = await req.payload.db.count({ collection: 'credentials', req, where })
  await writePassword(req, user, passwordHash, kept)
  if (had.totalDocs === 0) return
  const values = { how, path: '/me/security' }
  await notify(req, { kind: 'core.password-changed', to: [user], values })
}
