import { createHmac } from 'node:crypto'
import type { Payload } from 'payload'

/**
 * The key of a letter: 256 bits that are made anew whenever the letter is written, so that they stand nowhere but in the
 * letter. Whoever has the database alone, or the secret of the server alone, cannot make it.
 * @param parts a salt, and what the key is bound to: once that is another, the key opens nothing
 */
export const letterKey = (
  { secret }: Pick<Payload, 'secret'>,
  ...parts: readonly string[]
): string => createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url')
