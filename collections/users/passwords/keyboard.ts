import { slugify } from '#kernel'

/** The keys of letters on the Russian and the Kazakh layout, as the Latin one names them. */
const KEYS: Readonly<Record<string, string>> = Object.fromEntries([
  ...pairs('йцукенгшщзхъ', 'qwertyuiop[]'),
  ...pairs('фывапролджэ', "asdfghjkl;'"),
  ...pairs('ячсмитьбюё', 'zxcvbnm,.`'),
  ...pairs('әіңғүұқөһ', '2345890-='),
])

/** Signs in place of the letters that they look like. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(pairs('@$!0135', 'asioles'))

/** Kazakh letters as they are written where a keyboard has none. */
const RUSSIAN: Readonly<Record<string, string>> = Object.fromEntries(
  pairs('әғқңөұүһі', 'агкноуухи'),
)

/** A word as it is written, in Russian letters alone, and in Latin ones. */
export function spellingsOf(word: string): readonly string[] {
  const lower = word.normalize('NFKC').toLowerCase()
  return [lower, mapped(lower, RUSSIAN), slugify(lower)]
}

function pairs(from: string, to: string): [string, string][] {
  return [...from].map((letter, index) => [letter, to[index] ?? ''])
}

/**
 * A text as the keys that are pressed for it, whichever of the three layouts is on: `пароль` and `gfhjkm` are the same, and
 * so are `password` and `зфыыцщкв`.
 */
export function keysOf(text: string): string {
  return mapped(text.normalize('NFKC').toLowerCase(), KEYS)
}

/** The same with signs read as letters: `p@ssw0rd` is `password`. */
export function lettersOf(text: string): string {
  return mapped(keysOf(text), LOOKALIKES)
}

function mapped(text: string, table: Readonly<Record<string, string>>): string {
  return [...text].map((letter) => table[letter] ?? letter).join('')
}
