import { timingSafeEqual } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import { codeOf, systemStore } from '#kernel'
import { hashOf } from '../sessionToken'
import { accountKeys } from './accountKeys'

export type KeyPurpose = 'email' | 'recovery' | 'slip'

/** A key as it is kept; moments ISO 8601. */
export type KeptKey = Readonly<{
  user: string
  hash: string
  salt: string
  by: string
  at: string
  until: string
  usedAt?: string | null
  rev: number
}>

type Asking = Readonly<{ payload: Payload; req?: PayloadRequest }>

const PURPOSES: readonly KeyPurpose[] = ['email', 'recovery', 'slip']

const doorOf = (asking: Asking) => systemStore(asking)(accountKeys.slug)

/** Under what a key is kept: a key of one purpose opens nothing else. */
export const hashOfKey = (purpose: KeyPurpose, key: string): string => hashOf(`${purpose} ${key}`)

/** A key with who gives it out, and until when it opens. */
export type GivenKey = Readonly<{ by: string; key: string; now: Date; salt?: string; until: Date }>

/** Gives an account a key in place of the one that it had. */
export async function giveKey(
  req: PayloadRequest,
  user: string,
  purpose: KeyPurpose,
  { by, key, now, salt = '', until }: GivenKey,
): Promise<void> {
  const door = doorOf({ payload: req.payload, req })
  const known = await door.get({ user, purpose })
  const values = {
    ...{ by, hash: hashOfKey(purpose, key), salt, usedAt: null },
    ...{ at: now.toISOString(), until: until.toISOString() },
  }
  await door.put({ user, purpose }, values, { rev: known?.rev })
}

/** The key that an account has; undefined where it has none. */
export async function keyOf(
  asking: Asking,
  user: string,
  purpose: KeyPurpose,
): Promise<KeptKey | undefined> {
  return (await doorOf(asking).get({ user, purpose })) as unknown as KeptKey | undefined
}

export type KeyState = 'expired' | 'open' | 'used'

/** What has become of a key by a moment (ISO 8601). */
export function stateOfKey(
  { until, usedAt }: Pick<KeptKey, 'until' | 'usedAt'>,
  now: string,
): KeyState {
  if (usedAt) return 'used'
  return until <= now ? 'expired' : 'open'
}

/** Can this key be used at a moment (ISO 8601)? Of all that is wrong with one, nothing can be told from the time it takes. */
export function opens(
  kept: KeptKey | undefined,
  purpose: KeyPurpose,
  key: string,
  now: string,
): boolean {
  const given = Buffer.from(hashOfKey(purpose, key))
  const stored = Buffer.from(kept?.hash ?? hashOfKey(purpose, ''))
  const isSame = given.length === stored.length && timingSafeEqual(given, stored)
  return isSame && kept !== undefined && stateOfKey(kept, now) === 'open'
}

/**
 * Uses a key up, in the transaction of `req`.
 * @returns false when somebody else was faster
 */
export async function spendKey(
  req: PayloadRequest,
  purpose: KeyPurpose,
  { rev, user }: Pick<KeptKey, 'rev' | 'user'>,
): Promise<boolean> {
  try {
    const usedAt = new Date().toISOString()
    await doorOf({ payload: req.payload, req }).put({ user, purpose }, { usedAt }, { rev })
    return true
  } catch (error) {
    if (['conflict', 'not_found'].includes(codeOf(error))) return false
    throw error
  }
}

/** The keys of one purpose that accounts have. */
export async function keysOf(
  asking: Asking,
  users: readonly string[],
  purpose: KeyPurpose,
): Promise<readonly KeptKey[]> {
  const keys = users.map((user) => ({ user, purpose }))
  return (await doorOf(asking).find({ keys })) as unknown as readonly KeptKey[]
}

/** With an account go its keys; with a new password those that were given out before. In the transaction of `req`. */
export async function forgetKeys(
  req: PayloadRequest,
  user: string,
  purposes: readonly KeyPurpose[] = PURPOSES,
): Promise<void> {
  const door = doorOf({ payload: req.payload, req })
  for (const purpose of purposes)
    if (await door.get({ user, purpose })) await door.remove({ user, purpose })
}
