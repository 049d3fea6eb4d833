import { hashPassword } from '#collections'

/** What people of tests sign in with. */
export const PASSWORD = 'correct horse battery'

/** Whoever signs in by the hundred need not wait each time. */
const CHEAP = { N: 2 ** 10, r: 8, p: 1 }

let hash: Promise<string> | undefined

/** A hash of `PASSWORD` that is quickly compared. */
export const cheapHash = (): Promise<string> => (hash ??= hashPassword(PASSWORD, CHEAP))
