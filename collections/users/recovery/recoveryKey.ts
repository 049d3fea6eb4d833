import type { LetterKind } from '../keys/keyInLetter'
import { letterKey } from '../keys/letterKey'

/** So long the link of a letter works. */
export const RECOVERY_MINUTES = 60

/** The key of a letter to an address: a letter to the address of before opens nothing any more. */
export const recoveryLetter: LetterKind = {
  purpose: 'recovery',
  make: (payload, { email }, salt) =>
    letterKey(payload, 'recovery', salt, typeof email === 'string' ? email : ''),
}
