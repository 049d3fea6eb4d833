import { runAt } from './runs'

/** Years, dates, telephone numbers and IINs: each is one idea, however many digits it has. */
const NUMBERS: readonly RegExp[] = [
  /^(?:19|20)\d\d/,
  /^(?:0[1-9]|[12]\d|3[01])[./-]?(?:0[1-9]|1[0-2])[./-]?(?:(?:19|20)\d\d|\d\d)/,
  /^(?:19|20)\d\d[./-]?(?:0[1-9]|1[0-2])[./-]?(?:0[1-9]|[12]\d|3[01])/,
  /^\+?[78]7\d{9}/,
  /^\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{6}/,
]

/** No word of a list is longer. */
const LONGEST = 24

/**
 * How much of a text is its own: each letter counts one, and so does a whole word of the list, a run of keys, a year, a
 * piece that came just before. The smallest of all ways to take the text apart.
 * @param text as keys (`keysOf`)
 * @param words as keys, of 3 to 24 letters
 * @param looks the same text with signs read as letters (`lettersOf`)
 */
export function ownLetters(text: string, words: ReadonlySet<string>, looks = text): number {
  const keys = [...text]
  const letters = [...looks]
  // cost[at]: of everything before `at`
  const cost = [0, ...keys.map(() => Infinity)]
  keys.forEach((_key, at) => {
    const next = (cost[at] ?? Infinity) + 1
    const pieces = [
      ...numbersAt(keys, at),
      ...runsAt(keys, at),
      ...wordsAt(keys, letters, at, words),
    ]
    for (const length of [1, ...pieces])
      cost[at + length] = Math.min(cost[at + length] ?? Infinity, next)
  })
  return cost.at(-1) ?? 0
}

type Letters = readonly string[]

/** Lengths of the years, dates and numbers that begin at `at`. */
function numbersAt(keys: Letters, at: number): number[] {
  const rest = keys.slice(at, at + LONGEST).join('')
  return NUMBERS.map((number) => number.exec(rest)?.[0].length ?? 0).filter((length) => length > 0)
}

function runsAt(keys: Letters, at: number): number[] {
  const most = runAt(keys, at)
  return Array.from({ length: Math.max(0, most - 1) }, (_, index) => index + 2)
}

/** Lengths of the words, and of repetitions of what came before. */
function wordsAt(
  keys: Letters,
  letters: Letters,
  at: number,
  words: ReadonlySet<string>,
): number[] {
  const most = Math.min(LONGEST, keys.length - at)
  const lengths = Array.from({ length: Math.max(0, most - 2) }, (_, index) => index + 3)
  return lengths.filter(
    (length) =>
      words.has(keys.slice(at, at + length).join('')) ||
      words.has(letters.slice(at, at + length).join('')) ||
      isRepeated(keys, at, length),
  )
}

/** Is it what stood just before it? */
function isRepeated(keys: Letters, at: number, length: number): boolean {
  if (at < length) return false
  for (let n = 0; n < length; n++) if (keys[at + n] !== keys[at - length + n]) return false
  return true
}
