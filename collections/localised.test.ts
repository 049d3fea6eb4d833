import { expect, test } from '@jest/globals'
import { contentLocale, inLocale, textIn } from './localised'

test.each<[unknown, string, string]>([
  [{ kk: 'Бет', ru: 'Страница' }, 'Бет', 'Страница'],
  [{ kk: 'Бет' }, 'Бет', 'Бет'],
  [{ ru: 'Страница' }, 'Страница', 'Страница'],
  [{ kk: '  ', ru: 'Страница' }, 'Страница', 'Страница'],
  [{ kk: null, ru: '' }, '', ''],
  [{}, '', ''],
  [null, '', ''],
  ['Бет', '', ''],
  [{ kk: 7 }, '', ''],
])('%p is %p in Kazakh and %p in Russian', (value, kk, ru) => {
  expect([textIn(value, 'kk'), textIn(value, 'ru')]).toEqual([kk, ru])
})

test('a document is shown in the language asked for when it has a title there, else in the other', () => {
  expect(contentLocale({ kk: 'Бет', ru: 'Страница' }, 'ru')).toBe('ru')
  expect(contentLocale({ kk: 'Бет', ru: ' ' }, 'ru')).toBe('kk')
  expect(contentLocale({ ru: 'Страница' }, 'kk')).toBe('ru')
})

test('a value of one language is taken as it is, never from the other', () => {
  const blocks = { kk: [{ blockType: 'text' }] }
  expect([inLocale(blocks, 'kk'), inLocale(blocks, 'ru')]).toEqual([blocks.kk, undefined])
  expect(inLocale(undefined, 'kk')).toBeUndefined()
})
