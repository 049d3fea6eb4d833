import type { Payload, PayloadRequest } from 'payload'
import { forgetSubject, notify } from '#kernel'
import { auditOwn } from '../factor/auditOwn'
import { forgetKeys } from '../keys/keys'
import type { Account } from '../signIn'

/** Has somebody else this address? */
export async function isTaken(
  { payload, req }: Readonly<{ payload: Payload; req?: PayloadRequest }>,
  user: string,
  address: string,
): Promise<boolean> {
  const found = await payload.db.findOne<Account>({
    collection: 'users',
    where: { email: { equals: address } },
    ...(req && { req }),
  })
  return found !== null && found.id !== user
}

/** Gives an account the address that its owner has proven, or takes it away, in the transaction of `req`. */
export async function storeEmail(
  req: PayloadRequest,
  { email, id }: Account,
  address: string | null,
): Promise<void> {
  const data = { email: address }
  await req.payload.db.updateOne({ collection: 'users', data, id, req, returning: false })
  forgetSubject(req, id)
  await tellOfEmail(req, id, { before: email, how: 'own' })
  await auditOwn(req, id, 'users.email')
}

type Change = Readonly<{ before: unknown; how: 'own' | 'staff' }>

/**
 * Tells a person at once that his address has changed: in the portal, and at the address of before, as it may have been
 * somebody else. Links to addresses that were to be proven are over. In the transaction of `req`.
 */
export async function tellOfEmail(
  req: PayloadRequest,
  user: string,
  { before, how }: Change,
): Promise<void> {
  await forgetKeys(req, user, ['email'])
  const address = typeof before === 'string' && before !== '' ? before : null
  const values = { how, path: '/me' }
  await notify(req, { kind: 'core.email-changed', to: [user], values, address })
}
