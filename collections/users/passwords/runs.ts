import { keysOf } from './keyboard'

/** What fingers and people go along: rows and columns of keys, digits, alphabets. */
const LINES: readonly string[] = [
  ...['`1234567890-=', 'qwertyuiop[]', "asdfghjkl;'", 'zxcvbnm,./', '01234567890'],
  ...['1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/', 'qazwsxedcrfvtgbyhnujm', '1q2w3e4r5t6y7u8i9o0p'],
  ...['abcdefghijklmnopqrstuvwxyz', 'a1b2c3d4e5f6g7h8', '13579', '24680', '1029384756'],
  ...[
    'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
    'абвгдежз',
    'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя',
  ],
].flatMap((line) => [keysOf(line), [...keysOf(line)].reverse().join('')])

const SHORTEST = 3

/**
 * How many letters from `at` on are a run: along a line of keys or letters, or one letter over and over.
 * @param keys a text as keys
 * @returns 0, or 3 and more
 */
export function runAt(keys: readonly string[], at: number): number {
  const length = Math.max(repeatAt(keys, at), lineAt(keys, at))
  return length < SHORTEST ? 0 : length
}

function repeatAt(keys: readonly string[], at: number): number {
  let end = at + 1
  while (end < keys.length && keys[end] === keys[at]) end++
  return end - at
}

function lineAt(keys: readonly string[], at: number): number {
  let length = SHORTEST - 1
  while (at + length < keys.length) {
    const piece = keys.slice(at, at + length + 1).join('')
    if (!LINES.some((line) => line.includes(piece))) break
    length++
  }
  return length
}
