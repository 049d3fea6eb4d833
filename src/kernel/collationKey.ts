/** The Kazakh alphabet in its own order (which also orders Russian words as Russians expect). */
const ALPHABET = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя'

const WEIGHTS = new Map<string, string>([
  ...[...'0123456789'].map((digit): [string, string] => [digit, `1${digit}`]),
  ...[...'abcdefghijklmnopqrstuvwxyz'].map((letter): [string, string] => [letter, `3${letter}`]),
  ...[...ALPHABET].map((letter, index): [string, string] => [
    letter,
    `5${String.fromCharCode(48 + index)}`,
  ]),
])

/**
 * A key whose byte order is the Kazakh dictionary order, for `ORDER BY` in databases that sort by code point:
 * digits, Latin, Cyrillic; case, punctuation and what stands before the first letter do not count, spaces come first. At most 120 letters.
 * Agrees with `Intl.Collator('kk')` on words of these letters (tested).
 */
export function collationKey(text: string): string {
  const folded = text.normalize('NFC').toLowerCase().slice(0, 120)
  let key = ''
  for (const letter of folded) {
    if (/\s/u.test(letter)) key += key === '' ? '' : '0 '
    else key += WEIGHTS.get(letter) ?? (/\p{L}|\p{N}/u.test(letter) ? `9${letter}` : '')
  }
  return key
}
