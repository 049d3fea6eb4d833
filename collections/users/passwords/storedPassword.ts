import type { Payload, PayloadRequest } from 'payload'
import { PortalError } from '#kernel'

type Row = { id: string } & Record<string, unknown>

/** The hash of somebody's password; undefined where he has none. */
export async function storedHash(payload: Payload, user: string): Promise<string | undefined> {
  const row = await payload.db.findOne<Row>({
    collection: 'credentials',
    where: { user: { equals: user } },
  })
  return typeof row?.passwordHash === 'string' ? row.passwordHash : undefined
}

/**
 * Asks in the transaction of `req` whether a password that was compared before is still that of the account: it may have
 * waited long for its turn. Its row is written, so that of this and of a new password at the same time only one is
 * committed where transactions run side by side, and the other one is tried again.
 * @param known the hash with which it was compared; each password has another one
 * @param field of the form in which it was typed
 * @throws PortalError sign_in_failed, as for a wrong one
 */
export async function mustStillHold(
  req: PayloadRequest,
  user: string,
  known: string,
  field?: string,
): Promise<void> {
  const held = await req.payload.db.updateOne({
    collection: 'credentials',
    data: { updatedAt: new Date().toISOString() },
    req,
    where: { and: [{ user: { equals: user } }, { passwordHash: { equals: known } }] },
  })
  if (!(held as unknown))
    throw new PortalError('sign_in_failed', {}, field === undefined ? {} : { field })
}
