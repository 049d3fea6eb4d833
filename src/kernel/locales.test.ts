import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DEFAULT_LOCALE, isLocale, LOCALES, matchLocale, otherLocale } from './locales'

test.each([
  [undefined, 'kk'],
  ['', 'kk'],
  ['ru', 'ru'],
  ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
  ['kk-KZ', 'kk'],
  ['kz', 'kk'],
  ['KZ, ru', 'kk'],
  ['RU-kz', 'ru'],
  ['en, de;q=0.9', 'kk'],
  ['en, ru;q=0.1', 'ru'],
  ['ru;q=0.4, kk;q=0.5', 'kk'],
  ['kk;q=0.5, ru;q=0.5', 'kk'],
  ['ru;q=0.5, kk;q=0.5', 'ru'],
  ['ru;q=0', 'kk'],
  ['ru;q=0, ru;q=0.2', 'ru'],
  ['*', 'kk'],
  ['ru;level=1;q=0.3, kk;q=0.2', 'ru'],
  ['ru ; q=1', 'ru'],
  ['ru;q=1.2.3, kk', 'kk'],
  ['russian', 'kk'],
  [',,;;q=,ru', 'ru'],
  ['__proto__, constructor', 'kk'],
])('Accept-Language %p is answered in %p', (header, locale) => {
  expect(matchLocale(header)).toBe(locale)
})

test('of a header of any length only the beginning is read', () => {
  expect(matchLocale('en,'.repeat(1_000_000) + 'ru')).toBe('kk')
})

test('no header makes the match throw or answer anything but a language of ours', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom('ru', 'kk', 'kz', ';q=', '0.5', ',', '-', '*'))
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      expect(LOCALES).toContain(matchLocale(parts.join('')))
    }),
  )
})

test('the heaviest of our languages wins, whatever stands around it', () => {
  const foreign = fc.array(fc.constantFrom('en', 'de;q=0.9', 'zh-CN;q=0.2', '*;q=0.1'))
  const weight = fc.integer({ min: 1, max: 1000 })
  fc.assert(
    fc.property(foreign, foreign, weight, weight, (before, between, kk, ru) => {
      const own = [`kk;q=${String(kk / 1000)}`, ...between, `ru;q=${String(ru / 1000)}`]
      expect(matchLocale([...before, ...own].join(', '))).toBe(kk >= ru ? 'kk' : 'ru')
    }),
  )
})

test('Kazakh comes first and is the default; each language knows the other one', () => {
  expect([LOCALES[0], DEFAULT_LOCALE]).toEqual(['kk', 'kk'])
  expect(LOCALES.map(otherLocale)).toEqual(['ru', 'kk'])
  expect([...LOCALES, 'kz', 'KK', '', null, undefined, {}, 1].map(isLocale)).toEqual([
    true,
    true,
    ...Array<boolean>(7).fill(false),
  ])
})
