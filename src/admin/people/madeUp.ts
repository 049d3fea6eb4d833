/** Letters and digits that nobody confuses when reading them from a screen or a sheet of paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const CONSONANTS = 'bdgkmnprstvz'
const VOWELS = 'aeiou'

/** Picks evenly: a remainder would prefer the first ones. */
function pick(from: string): string {
  const even = 256 - (256 % from.length)
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1))
    if (byte < even) return from.charAt(byte % from.length)
  }
}

/** A user name that says nothing about anybody and can be told by telephone: `kemora-482`. */
export function madeUpName(): string {
  const syllables = [0, 1, 2].map(() => pick(CONSONANTS) + pick(VOWELS)).join('')
  return `${syllables}-${[0, 1, 2].map(() => pick('23456789')).join('')}`
}

/** A first password, in groups to be copied by hand: 79 bits. */
export function madeUpPassword(): string {
  return [0, 1, 2, 3].map(() => [0, 1, 2, 3].map(() => pick(LETTERS)).join('')).join('-')
}
