import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isSlug, slugify } from './slug'

test.each([
  ['Мектеп туралы', 'mektep-turaly'],
  ['Көкшетау №1 мектебі', 'kokshetau-1-mektebi'],
  ['Объявления: приём в 1 класс!', 'obyavleniya-priyom-v-1-klass'],
  ['Ең үздік жаңалық', 'en-uzdik-zhanalyq'],
  ['  --  ', ''],
  ['漢字', ''],
  ['', ''],
  ['Şañyraq ǁ Oqıtuşı', 'sanyraq-oqitusi'],
  ['Café été', 'cafe-ete'],
  ['℡ 112', 'tel-112'],
])('%p has the address %p', (text, slug) => {
  expect(slugify(text)).toBe(slug)
})

test('each of the 42 letters is written in Latin', () => {
  const letters = [...'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя']
  const latin = letters.map(slugify)
  expect(latin.join(' ')).toBe(
    'a a b v g g d e yo zh z i i k q l m n n o o p r s t u u u f kh h ts ch sh shch  y i  e yu ya',
  )
  expect(letters.map((letter) => slugify(letter.toUpperCase()))).toEqual(latin)
})

test('an address is usable or empty, and its own address', () => {
  const kazakh = fc.constantFrom(...'әғқңөұүһіщъь №«»—. ')
  const text = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), kazakh))
  fc.assert(
    fc.property(text, (parts) => {
      const slug = slugify(parts.join(''))
      expect(slug === '' || isSlug(slug)).toBe(true)
      expect(slugify(slug)).toBe(slug)
    }),
    { numRuns: 500 },
  )
})

test('a long title is cut, and never ends in a dash', () => {
  for (const length of [58, 59, 60, 61]) {
    expect(isSlug(slugify(`${'а'.repeat(length)} мектеп`))).toBe(true)
  }
})

test.each([
  ['mektep-1', true],
  ['1', true],
  ['a'.repeat(60), true],
  ['a'.repeat(61), false],
  ['', false],
  ['-a', false],
  ['a-', false],
  ['a--b', false],
  ['A', false],
  ['мектеп', false],
  ['a/b', false],
  ['..', false],
  ['a\n', false],
  [undefined, false],
  [7, false],
])('%p as an address: %p', (text, isUsable) => {
  expect(isSlug(text)).toBe(isUsable)
})
