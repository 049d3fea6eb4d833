import { searchKey } from '../searchKey'

/** The most words of one document that are found; what comes after them is too far from its title. */
const MOST_WORDS = 60
const LONGEST_WORD = 40
/** The most words of one question. */
const MOST_ASKED = 6

/** The distinct words of folded keys, by which a document is found. */
export function wordsOf(keys: readonly unknown[]): string[] {
  const words = keys.flatMap((key) => (typeof key === 'string' ? key.split(' ') : []))
  return [...new Set(words.map((word) => word.slice(0, LONGEST_WORD)))]
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
}

/** The words of a stored document: its folded key, in one language or by language. */
export function wordsOfDocument({ searchKey: key }: Readonly<Record<string, unknown>>): string[] {
  return wordsOf(typeof key === 'object' ? Object.values(key ?? {}) : [key])
}

/** The beginnings of words that somebody asks for, the longest first: it narrows most. [] for what holds no letter. */
export function askedWords(question: string): string[] {
  return wordsOf([searchKey(question)])
    .slice(0, MOST_ASKED)
    .map(stemOf)
    .sort((a, b) => b.length - a.length)
}

/** The last sound of a Kazakh word softens before an ending: «мектеп» is to find «мектебі», «тарақ» «тарағы». */
function stemOf(word: string): string {
  return word.length > 3 && /[пк]$/u.test(word) ? word.slice(0, -1) : word
}

/** Does each of these beginnings stand at the beginning of a word? */
export function hasAll(words: readonly string[], beginnings: readonly string[]): boolean {
  return beginnings.every((beginning) => words.some((word) => word.startsWith(beginning)))
}
