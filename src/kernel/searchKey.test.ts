import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { searchKey } from './searchKey'

const KAZAKH = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя'

test.each([
  ['', ''],
  ['Көкшетау', 'кокшетау'],
  ['Кокшетау', 'кокшетау'],
  ['КӨКШЕТАУ №1', 'кокшетау 1'],
  ['  Әл-Фараби,\t«Ұлы Дала» ', 'ал фараби улы дала'],
  ['Ёлка', 'елка'],
  ['мектеп-гимназия', 'мектеп гимназия'],
  ['Қɵкшетау', 'кокшетау'],
  ['9 «Б» сыныбы', '9 б сыныбы'],
  ['—…!', ''],
])('%p is found as %p', (text, key) => {
  expect(searchKey(text)).toBe(key)
})

test('what a Russian keyboard makes of a Kazakh word finds it', () => {
  const keyboard: Record<string, string> = {
    ...{ ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и' },
  }
  const word = fc.array(fc.constantFrom(...KAZAKH)).map((letters) => letters.join(''))
  fc.assert(
    fc.property(word, (kazakh) => {
      const typed = [...kazakh].map((letter) => keyboard[letter] ?? letter).join('')
      expect(searchKey(typed)).toBe(searchKey(kazakh))
    }),
  )
})

test('a letter and the same letter with a loose mark are one', () => {
  expect(searchKey('и\u0306од')).toBe(searchKey('йод'))
  // A stress mark does not cut the word in two.
  expect(searchKey('за\u0301мок')).toBe('замок')
  expect(searchKey('İstanbul')).toBe('istanbul')
})

test('a key is its own key, in lower case, of letters, digits and single spaces', () => {
  const odd = fc.constantFrom('й', 'і', 'ё', 'Ұ', 'İ', 'ß', 'ﬁ', '\u0306', '\u0301', '\ud83d', ' ')
  const text = fc.array(fc.oneof(fc.string({ unit: 'binary' }), odd)).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (given) => {
      const key = searchKey(given)
      expect(searchKey(key)).toBe(key)
      expect(key).toMatch(/^([\p{L}\p{N}]+( [\p{L}\p{N}]+)*)?$/u)
    }),
    { numRuns: 500 },
  )
})
