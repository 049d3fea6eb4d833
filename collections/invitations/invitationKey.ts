import { randomBytes } from 'node:crypto'
import type { Payload } from 'payload'
import { letterKey } from '../users/keys/letterKey'
import { hashOf } from '../users/sessionToken'

/** What an invitation keeps of its key. */
export type KeptKey = Readonly<{ salt: string; hash: string }>

/** The key of an invitation, as its letter has it. */
export const keyOf = (payload: Pick<Payload, 'secret'>, salt: string): string =>
  letterKey(payload, 'invitation', salt)

/** Under what a key is looked up. */
export const hashOfKey = (key: string): string => hashOf(`invitation ${key}`)

/** A new key, as an invitation keeps it. */
export function newKey(payload: Pick<Payload, 'secret'>): KeptKey {
  const salt = randomBytes(16).toString('base64url')
  return { salt, hash: hashOfKey(keyOf(payload, salt)) }
}
