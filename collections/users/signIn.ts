import type { Payload, Where } from 'payload'
import { PortalError } from '#kernel'
import { verifyPassword } from './passwordHash'
import { openSession } from './sessions'

type Row = { id: string } & Record<string, unknown>

/** The id of nobody: well formed on every database, so that the look-up for a missing account is a real one. */
const NOBODY = '000000000000000000000000'

/**
 * Signs a person in by user name or e-mail. An unknown, a disabled and a known account do the same reads and the
 * same hash, and are refused with the same words.
 * @throws PortalError sign_in_failed, sign_in_busy
 */
export async function signIn(
  payload: Payload,
  identifier: string,
  password: string,
): Promise<{ token: string; expiresAt: Date; user: string }> {
  const user = await findAccount(payload, identifier.normalize('NFKC').trim().toLowerCase())
  const credential = await payload.db.findOne<Row>({
    collection: 'credentials',
    where: { user: { equals: user?.id ?? NOBODY } },
  })
  const stored = typeof credential?.passwordHash === 'string' ? credential.passwordHash : undefined
  const isRight = await verifyPassword(password, stored)
  if (!isRight || !user || user.disabled === true) throw new PortalError('sign_in_failed')
  return { ...(await openSession(payload, user.id)), user: user.id }
}

function findAccount(payload: Payload, name: string): Promise<Row | null> {
  const where: Where = name.includes('@')
    ? { email: { equals: name } }
    : { username: { equals: name } }
  return payload.db.findOne<Row>({ collection: 'users', where })
}
