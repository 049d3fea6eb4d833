import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import { systemStore } from '#kernel'
import { accountKeys } from '../keys/accountKeys'
import { hashOfKey, keyOf, opens, stateOfKey, type KeptKey } from '../keys/keys'
import { letterKey } from '../keys/letterKey'
import { NOBODY, type Account } from '../signIn'

/** So long the link of a letter works. */
export const EMAIL_MINUTES = 60

type Asking = Readonly<{ payload: Payload; req?: PayloadRequest }>

/** An account, and the address that a key gives it. */
export type Proven = Readonly<{ account: Account; address: string; kept: KeptKey }>

/** A new salt, in which the address to be proven is kept. */
export const saltFor = (address: string): string =>
  `${randomBytes(16).toString('base64url')} ${address}`

/** The key of a letter: once the account has another address than when it was asked for, it opens nothing any more. */
export const emailKey = (
  payload: Pick<Payload, 'secret'>,
  { email, id }: Account,
  salt: string,
): string => letterKey(payload, 'email', salt, id, typeof email === 'string' ? email : '')

/** The key that waits in the newest letter of an account, with the address that it proves; undefined where there is none. */
export async function waitingEmail(
  { payload }: Asking,
  account: Account,
): Promise<Readonly<{ address: string; key: string }> | undefined> {
  const kept = await keyOf({ payload }, account.id, 'email')
  if (!kept || stateOfKey(kept, new Date().toISOString()) !== 'open') return undefined
  const key = emailKey(payload, account, kept.salt)
  const isSame = hashOfKey('email', key) === kept.hash
  return isSame ? { address: addressIn(kept), key } : undefined
}

/** What a key proves now, and of whom; undefined for one that opens nothing. */
export async function provenBy(asking: Asking, key: string): Promise<Proven | undefined> {
  const { payload } = asking
  const rows = await systemStore(asking)(accountKeys.slug).find({
    where: { hash: hashOfKey('email', key) },
    limit: 1,
  })
  const kept = rows[0] as unknown as KeptKey | undefined
  const where = { id: { equals: kept?.user ?? NOBODY } }
  const account = await payload.db.findOne<Account>({ collection: 'users', where })
  if (!account || !kept || account.disabled === true) return undefined
  if (!opens(kept, 'email', key, new Date().toISOString())) return undefined
  const meant = Buffer.from(emailKey(payload, account, kept.salt))
  const given = Buffer.from(key)
  const isMeant = meant.length === given.length && timingSafeEqual(meant, given)
  return isMeant ? { account, address: addressIn(kept), kept } : undefined
}

const addressIn = ({ salt }: KeptKey): string => salt.slice(salt.indexOf(' ') + 1)
