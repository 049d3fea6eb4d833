import { createHash, randomBytes } from 'node:crypto'

/** A new token: 256 random bits for a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** The hash under which a token is stored: a stolen database opens no session. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
