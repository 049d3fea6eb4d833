import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { katoRegions } from './data/katoRegions'
import { isKato, isKatoWithin, regionOfKato } from './kato'

const region = fc.constantFrom(...katoRegions)
const place = fc
  .tuple(region, fc.integer({ min: 0, max: 9_999_999 }))
  .map(([{ ab }, rest]) => `${ab}${String(rest).padStart(7, '0')}`)
const cyrillic = /^[а-яёәғқңөұүһі -]+$/iu

test('there are seventeen oblasts and three cities, each once', () => {
  expect(katoRegions.map(({ kind }) => kind).filter((kind) => kind === 'oblast')).toHaveLength(17)
  expect(katoRegions.map(({ kind }) => kind).filter((kind) => kind === 'city')).toHaveLength(3)
  for (const key of ['ab', 'kato', 'kk', 'ru'] as const)
    expect(new Set(katoRegions.map((each) => each[key])).size).toBe(20)
})

test.each(katoRegions.map((each) => [each.kk, each] as const))('%s', (_, each) => {
  expect(each.kato).toBe(`${each.ab}0000000`)
  expect(regionOfKato(each.kato)).toBe(each)
  expect(each.kk).toMatch(each.kind === 'city' ? / қаласы$/u : / облысы$/u)
  expect(each.ru).toMatch(each.kind === 'city' ? /^город /u : /область/u)
  expect(each.kk).toMatch(cyrillic)
  expect(each.ru).toMatch(cyrillic)
})

test('the regions that people know by heart', () => {
  expect(regionOfKato('115600000')?.kk).toBe('Ақмола облысы')
  expect(regionOfKato('751110000')?.ru).toBe('город Алматы')
  expect(regionOfKato('620000000')?.ru).toBe('область Ұлытау')
})

test('nine digits are a code exactly if a region begins so', () => {
  const known = new Set(katoRegions.map(({ ab }) => ab))
  const digits = fc.integer({ min: 0, max: 999_999_999 }).map((n) => String(n).padStart(9, '0'))
  fc.assert(
    fc.property(fc.oneof(place, digits), (text) => {
      expect(isKato(text)).toBe(known.has(text.slice(0, 2)))
    }),
  )
})

test.each([
  '',
  '11',
  '11000000',
  '1100000000',
  ' 110000000',
  '110000000\n',
  '11000000x',
  '990000000',
  '000000000',
])('%p is no code', (text) => {
  expect(isKato(text)).toBe(false)
  expect(regionOfKato(text)).toBeUndefined()
  expect(isKatoWithin(text, '110000000')).toBe(false)
  expect(isKatoWithin('110000000', text)).toBe(false)
  expect(isKatoWithin(text, text)).toBe(false)
})

test('any text may be asked about', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(isKato(text)).toBe(regionOfKato(text) !== undefined)
    }),
  )
})

test('a place lies in its own region and in no other, whichever code of the region asks', () => {
  fc.assert(
    fc.property(place, place, region, (here, there, { ab, kato }) => {
      expect(isKatoWithin(here, here)).toBe(true)
      expect(isKatoWithin(here, kato)).toBe(here.startsWith(ab))
      expect(isKatoWithin(here, there)).toBe(here.slice(0, 2) === there.slice(0, 2))
      expect(isKatoWithin(there, here)).toBe(isKatoWithin(here, there))
    }),
  )
})
