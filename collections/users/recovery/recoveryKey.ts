import { timingSafeEqual } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import { systemStore } from '#kernel'
import { accountKeys } from '../keys/accountKeys'
import { hashOfKey, keyOf, opens, stateOfKey, type KeptKey } from '../keys/keys'
import { letterKey } from '../keys/letterKey'
import { NOBODY, type Account } from '../signIn'

/** So long the link of a letter works. */
export const RECOVERY_MINUTES = 60

type Asking = Readonly<{ payload: Payload; req?: PayloadRequest }>

/** The key of a letter to an address: a letter to the address of before opens nothing any more. */
export const recoveryKey = (
  payload: Pick<Payload, 'secret'>,
  { email, salt }: Readonly<{ email: unknown; salt: string }>,
): string => letterKey(payload, 'recovery', salt, typeof email === 'string' ? email : '')

/** The key that waits in the newest letter to an account; undefined where there is none that opens it. */
export async function waitingKey(
  { payload }: Asking,
  { email, id }: Account,
): Promise<string | undefined> {
  const kept = await keyOf({ payload }, id, 'recovery')
  if (!kept || stateOfKey(kept, new Date().toISOString()) !== 'open') return undefined
  const key = recoveryKey(payload, { email, salt: kept.salt })
  return hashOfKey('recovery', key) === kept.hash ? key : undefined
}

/** Whose account a key opens now, with the key as it is kept; undefined for one that opens nothing. */
export async function openedBy(
  asking: Asking,
  key: string,
): Promise<Readonly<{ account: Account; kept: KeptKey }> | undefined> {
  const { payload } = asking
  const rows = await systemStore(asking)(accountKeys.slug).find({
    where: { hash: hashOfKey('recovery', key) },
    limit: 1,
  })
  const kept = rows[0] as unknown as KeptKey | undefined
  const where = { id: { equals: kept?.user ?? NOBODY } }
  const account = await payload.db.findOne<Account>({ collection: 'users', where })
  if (!account || !kept || account.disabled === true) return undefined
  if (!opens(kept, 'recovery', key, new Date().toISOString())) return undefined
  const meant = Buffer.from(recoveryKey(payload, { email: account.email, salt: kept.salt }))
  const given = Buffer.from(key)
  const isMeant = meant.length === given.length && timingSafeEqual(meant, given)
  return isMeant ? { account, kept } : undefined
}
