import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createTranslator, missingKeys, type Messages } from './translator'

const pupils: Messages = {
  kk: {
    count: '{n, plural, other {# оқушы}}',
    'page.title': 'Оқушылар',
    by: 'Авторы: {name}',
  },
  ru: {
    count: '{n, plural, one {# ученик} few {# ученика} many {# учеников} other {# ученика}}',
    'page.title': 'Ученики',
    by: 'Автор: {name}',
  },
}
const translate = await createTranslator({ pupils, other: { kk: { by: 'x' }, ru: { by: 'y' } } })

test('a text is found by its owner, in the language asked for', () => {
  expect(translate('kk')('pupils:page.title')).toBe('Оқушылар')
  expect(translate('ru')('pupils:page.title')).toBe('Ученики')
  expect(translate('ru')('other:by')).toBe('y')
})

test('plurals are those of the language', () => {
  const ru = [1, 2, 5, 21, 112].map((n) => translate('ru')('pupils:count', { n }))
  expect(ru).toEqual(['1 ученик', '2 ученика', '5 учеников', '21 ученик', '112 учеников'])
  expect([1, 5].map((n) => translate('kk')('pupils:count', { n }))).toEqual(['1 оқушы', '5 оқушы'])
})

test('a missing key shows itself, never a text of the other language', () => {
  expect(translate('ru')('pupils:nothing')).toBe('nothing')
  expect(translate('kk')('nobody:page.title')).toContain('page.title')
})

test('a value is shown as it is, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(translate('ru')('pupils:by', { name })).toBe(`Автор: ${name}`)
    }),
  )
  for (const name of ['$t(pupils:page.title)', '{{n}}', '{n}', '<b>', 'pupils:count']) {
    expect(translate('kk')('pupils:by', { name })).toBe(`Авторы: ${name}`)
  }
})

test('what one language lacks is named, an empty text counts as missing', () => {
  expect(missingKeys(pupils)).toEqual([])
  expect(missingKeys({ kk: { a: 'а', b: '' }, ru: { a: 'а', b: 'б', c: 'в' } })).toEqual([
    ...['kk: b', 'kk: c'],
  ])
})

test('exactly the keys that both languages fill are not missing', () => {
  const texts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'toString'), fc.constantFrom('', 'x'))
  fc.assert(
    fc.property(texts, texts, (kk, ru) => {
      const isBoth = (key: string) => kk[key] === 'x' && ru[key] === 'x'
      const all = new Set([...Object.keys(kk), ...Object.keys(ru)])
      expect(missingKeys({ kk, ru }).length === 0).toBe([...all].every(isBoth))
    }),
  )
})
