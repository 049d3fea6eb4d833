import { commonWords } from './commonWords'
import { keysOf, lettersOf, spellingsOf } from './keyboard'
import { ownLetters } from './ownLetters'

/** Of a password, so much must be its own when what everybody would try is taken away. */
const OWN_LETTERS = 6
const DIFFERENT_SIGNS = 5

/** What is wrong with a password; `weak` is too short. */
export type BrokenRule = 'weak' | 'simple' | 'common' | 'personal'

type Rules = Readonly<{
  /** Characters at least, as they are stored (NFKC). */
  min: number
  /** What is known of the person: name, user name, institution, portal. */
  about: readonly string[]
}>

/** The first rule that a password breaks; undefined for a good one. Any sign is allowed, and none is asked for. */
export function brokenRule(password: string, { about, min }: Rules): BrokenRule | undefined {
  const signs = [...password.normalize('NFKC')]
  if (signs.length < min) return 'weak'
  if (new Set(keysOf(password)).size < DIFFERENT_SIGNS) return 'simple'
  if (/^[\d\s+().-]+$/.test(signs.join(''))) return 'simple'
  if (isMadeOf(password, commonWords)) return 'common'
  const own = new Set(about.flatMap(wordsOf))
  return isMadeOf(password, new Set([...commonWords, ...own])) ? 'personal' : undefined
}

function isMadeOf(password: string, words: ReadonlySet<string>): boolean {
  return ownLetters(keysOf(password), words, lettersOf(password)) < OWN_LETTERS
}

/** A text as a whole and its single words, as keys. */
function wordsOf(text: string): string[] {
  const whole = text.normalize('NFKC').toLowerCase()
  return [whole, ...whole.split(/[^\p{L}\p{N}]+/u)]
    .flatMap(spellingsOf)
    .map(keysOf)
    .filter((word) => word.length > 2)
}
