import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { collationKey } from './collationKey'

const KAZAKH = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя'
/** The oracle: the dictionary of the Unicode Consortium. */
const dictionary = new Intl.Collator('kk', { sensitivity: 'base', ignorePunctuation: true })

const order = (a: string, b: string): number => {
  const [left, right] = [collationKey(a), collationKey(b)]
  return left < right ? -1 : left > right ? 1 : 0
}
const word = (letters: string) =>
  fc.array(fc.constantFrom(...letters), { maxLength: 12 }).map((parts) => parts.join(''))

test('all 42 letters stand in the order of the alphabet', () => {
  expect(KAZAKH).toHaveLength(42)
  expect([...KAZAKH].reverse().sort(order).join('')).toBe(KAZAKH)
})

test('words are ordered as in the dictionary', () => {
  fc.assert(
    fc.property(word(KAZAKH + KAZAKH.toUpperCase()), word(KAZAKH), (a, b) => {
      expect(order(a, b)).toBe(Math.sign(dictionary.compare(a, b)))
    }),
    { numRuns: 2000 },
  )
})

test('names of places stand where a reader looks for them', () => {
  const names = ['Өскемен', 'Орал', 'Әулиекөл', 'Абай', 'Ұлытау', 'Үржар', 'Қостанай', 'Көкшетау']
  expect([...names].sort(order)).toEqual([
    ...['Абай', 'Әулиекөл', 'Көкшетау', 'Қостанай', 'Орал', 'Өскемен', 'Ұлытау', 'Үржар'],
  ])
})

test('numbers come before Latin, Latin before Cyrillic, what is unknown last', () => {
  expect(['яблоко', '漢', 'zebra', '9', 'apple', 'алма', '10'].sort(order)).toEqual([
    ...['10', '9', 'apple', 'zebra', 'алма', 'яблоко', '漢'],
  ])
})

test('a word comes before its longer neighbours, a space before any letter', () => {
  expect(['алматы', 'алма', 'алма ағашы', 'алмабек'].sort(order)).toEqual([
    ...['алма', 'алма ағашы', 'алмабек', 'алматы'],
  ])
})

test('case, quotes, dashes and loose marks do not count', () => {
  expect(collationKey('«Ұлы-Дала»!')).toBe(collationKey('ұлыдала'))
  expect(collationKey('и\u0306од')).toBe(collationKey('йод'))
})

test('the key of any text is short, and always the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const key = collationKey(text)
      expect(key.length).toBeLessThanOrEqual(360)
      // Some small letters share a capital: `ϕ` comes back as `φ`.
      const capitals = text.toUpperCase()
      expect(collationKey(capitals)).toBe(collationKey(capitals.toLowerCase()))
    }),
  )
})

test('only the first 120 letters count', () => {
  expect(collationKey('а'.repeat(121))).toBe(collationKey('а'.repeat(120)))
})
