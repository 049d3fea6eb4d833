import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { keysOf, lettersOf, spellingsOf } from './keyboard'
import { ownLetters } from './ownLetters'
import { runAt } from './runs'

test.each([
  ['пароль', 'gfhjkm'],
  ['ПАРОЛЬ', 'gfhjkm'],
  ['құпиясөз', '09gbzc-p'],
  ['зфыыцщкв', 'password'],
  ['Ёлка', '`krf'],
  ['№5', 'no5'],
])('%p is typed as %p', (text, keys) => {
  expect(keysOf(text)).toBe(keys)
  expect(keysOf(keys)).toBe(keys)
})

test('no two letters of one layout share a key', () => {
  for (const alphabet of [
    'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
    'аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщыіьэюя',
  ])
    expect(new Set([...keysOf(alphabet)]).size).toBe([...alphabet].length)
})

test('signs that look like letters are read as such', () => {
  expect(lettersOf('P@$$w0rd')).toBe('password')
})

test('a word has its spellings', () => {
  expect(spellingsOf('Қарағанды')).toEqual(['қарағанды', 'караганды', 'qaragandy'])
})

test.each([
  ['qwert', 0, 5],
  ['xqwert', 0, 0],
  ['xqwert', 1, 5],
  ['4321x', 0, 4],
  ['aaaab', 0, 4],
  ['ab', 0, 0],
  ['aab', 0, 0],
])('%p from %i on has a run of %i', (text, at, length) => {
  expect(runAt([...text], at)).toBe(length)
})

const WORDS = new Set(['password', 'orda', 'ordabasy'])
test.each([
  ['', 0],
  ['xkz', 3],
  ['password', 1],
  ['passwordx', 2],
  ['passwordpassword', 2],
  ['ordabasyx', 2],
  ['xkzwxkzw', 5],
  ['password1990', 2],
  ['12.05.1990', 1],
  ['1990-05-12', 1],
  ['+77011234567', 1],
  ['900512300123', 1],
  ['xqwertyz', 3],
])('%p has %i letters of its own', (text, own) => {
  expect(ownLetters(text, WORDS)).toBe(own)
})

test('never more than it has letters, never less for more of them in front', () => {
  const text = fc.string({ unit: fc.constantFrom(...'abqwe123x'), maxLength: 30 })
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [one, both] = [ownLetters(a, WORDS), ownLetters(a + b, WORDS)]
      expect(one).toBeLessThanOrEqual(a.length)
      expect(both).toBeLessThanOrEqual(one + ownLetters(b, WORDS))
    }),
  )
})
