import { timingSafeEqual } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import { systemStore } from '#kernel'
import { accountById, NOBODY, type Account } from '../signIn'
import { accountKeys } from './accountKeys'
import { hashOfKey, keyOf, opens, stateOfKey, type KeptKey, type KeyPurpose } from './keys'

type Asking = Readonly<{ payload: Payload; req?: PayloadRequest }>

/** A key that goes out by mail: for what, and how it is made of an account and a salt whenever the letter is written. */
export type LetterKind = Readonly<{
  purpose: KeyPurpose
  make: (payload: Pick<Payload, 'secret'>, account: Account, salt: string) => string
}>

/** A key as it is kept, and as it stands in the letter. */
export type WaitingKey = Readonly<{ kept: KeptKey; key: string }>

/** The key that waits in the newest letter of a kind to an account; undefined where there is none that opens anything. */
export async function waitingKey(
  { make, purpose }: LetterKind,
  { payload }: Asking,
  account: Account,
): Promise<WaitingKey | undefined> {
  const kept = await keyOf({ payload }, account.id, purpose)
  if (!kept || stateOfKey(kept, new Date().toISOString()) !== 'open') return undefined
  const key = make(payload, account, kept.salt)
  return hashOfKey(purpose, key) === kept.hash ? { kept, key } : undefined
}

/** An account, and the key by which somebody has come to it. */
export type ByLetter = Readonly<{ account: Account; kept: KeptKey }>

/** Whose account the key of a letter opens now, with the key as it is kept; undefined for one that opens nothing. */
export async function openedByLetter(
  { make, purpose }: LetterKind,
  asking: Asking,
  key: string,
): Promise<ByLetter | undefined> {
  const { payload } = asking
  const rows = await systemStore(asking)(accountKeys.slug).find({
    where: { hash: hashOfKey(purpose, key) },
    limit: 1,
  })
  const kept = rows[0] as unknown as KeptKey | undefined
  const account = await accountById({ payload }, kept?.user ?? NOBODY)
  if (!account || !kept || account.disabled === true) return undefined
  if (!opens(kept, purpose, key, new Date().toISOString())) return undefined
  const meant = Buffer.from(make(payload, account, kept.salt))
  const given = Buffer.from(key)
  const isMeant = meant.length === given.length && timingSafeEqual(meant, given)
  return isMeant ? { account, kept } : undefined
}
