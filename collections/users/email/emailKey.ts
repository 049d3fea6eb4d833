import { randomBytes } from 'node:crypto'
import type { LetterKind } from '../keys/keyInLetter'
import type { KeptKey } from '../keys/keys'
import { letterKey } from '../keys/letterKey'

/** So long the link of a letter works. */
export const EMAIL_MINUTES = 60

/** The key of a letter: once the account has another address than when it was asked for, it opens nothing any more. */
export const emailLetter: LetterKind = {
  purpose: 'email',
  make: (payload, { email, id }, salt) =>
    letterKey(payload, 'email', salt, id, typeof email === 'string' ? email : ''),
}

/** A new salt, in which the address to be proven is kept. */
export const saltFor = (address: string): string =>
  `${randomBytes(16).toString('base64url')} ${address}`

/** The address that a key proves. */
export const addressIn = ({ salt }: Pick<KeptKey, 'salt'>): string =>
  salt.slice(salt.indexOf(' ') + 1)
