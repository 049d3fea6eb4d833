import { createHmac, randomBytes } from 'node:crypto'
import type { Payload } from 'payload'
import { hashOf } from '../users/sessionToken'

/** What an invitation keeps of its key. */
export type KeptKey = Readonly<{ salt: string; hash: string }>

/**
 * The key of an invitation: 256 bits that are made anew whenever its letter is written, so that they stand nowhere but in
 * the letter. Whoever has the database alone, or the secret alone, cannot make it.
 */
export const keyOf = ({ secret }: Pick<Payload, 'secret'>, salt: string): string =>
  createHmac('sha256', secret).update(`invitation ${salt}`).digest('base64url')

/** Under what a key is looked up. */
export const hashOfKey = (key: string): string => hashOf(`invitation ${key}`)

/** A new key, as an invitation keeps it. */
export function newKey(payload: Pick<Payload, 'secret'>): KeptKey {
  const salt = randomBytes(16).toString('base64url')
  return { salt, hash: hashOfKey(keyOf(payload, salt)) }
}
