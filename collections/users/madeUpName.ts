import { randomInt } from 'node:crypto'
import type { PayloadRequest } from 'payload'

const CONSONANTS = 'bdgkmnprstvz'
const VOWELS = 'aeiou'
/** Without 0 and 1, which are taken for letters. */
const DIGITS = '23456789'

const pick = (from: string): string => from.charAt(randomInt(from.length))

/** A user name that says nothing about anybody and can be told by telephone: `kemora-482`. */
export function madeUpName(): string {
  const syllables = [0, 1, 2].map(() => pick(CONSONANTS) + pick(VOWELS)).join('')
  return `${syllables}-${[0, 1, 2].map(() => pick(DIGITS)).join('')}`
}

/** A made-up user name that nobody has, of a hundred million. */
export async function freeName(req: PayloadRequest): Promise<string> {
  for (;;) {
    const username = madeUpName()
    const where = { username: { equals: username } }
    const { totalDocs } = await req.payload.db.count({ collection: 'users', req, where })
    if (totalDocs === 0) return username
  }
}
