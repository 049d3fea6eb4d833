import { expect, test } from '@jest/globals'
import { katoRegions } from '#collections'
import { districts } from '../data/districts'
import { kkOf, ruForms } from './placeNames'

test.each([
  ['Зерендинский район', 'Зерендинского района', 'Зерендинскому району'],
  ['Бухар-Жырауский район', 'Бухар-Жырауского района', 'Бухар-Жыраускому району'],
  ['район Биржан сал', 'района Биржан сал', 'району Биржан сал'],
  [
    'район имени Габита Мусрепова',
    'района имени Габита Мусрепова',
    'району имени Габита Мусрепова',
  ],
  ['Акмолинская область', 'Акмолинской области', 'Акмолинской области'],
  ['Северо-Казахстанская область', 'Северо-Казахстанской области', 'Северо-Казахстанской области'],
  ['область Абай', 'области Абай', 'области Абай'],
  ['город Кокшетау', 'города Кокшетау', 'городу Кокшетау'],
  ['город Семей', 'города Семей', 'городу Семей'],
  ['город Астана', 'города Астаны', 'городу Астане'],
  ['город Рудный', 'города Рудного', 'городу Рудному'],
])('%s: %s, %s', (name, of, to) => {
  expect(ruForms(name)).toEqual({ of, to })
})

test.each(['', 'Кокшетау', 'село Зеренда', 'районный', 'город', 'Зерендинский'])(
  'no rule declines %p',
  (name) => {
    expect(() => ruForms(name)).toThrow(TypeError)
  },
)

test.each([
  ['Ақмола облысы', 'Ақмола облысының'],
  ['Зеренді ауданы', 'Зеренді ауданының'],
  ['Тұрар Рысқұлов ауданы', 'Тұрар Рысқұлов ауданының'],
  ['Сәтбаев қаласы', 'Сәтбаев қаласының'],
])('%s: %s', (name, of) => {
  expect(kkOf(name)).toBe(of)
})

test.each(['', 'Көкшетау', 'ауданы', 'Зеренді ауылы', 'Зеренді ауданы '])(
  'no rule declines %p',
  (name) => {
    expect(() => kkOf(name)).toThrow(TypeError)
  },
)

test('every territory is declined, and keeps what it is called', () => {
  for (const { kk, ru } of [...katoRegions, ...districts]) {
    expect(kkOf(kk)).toBe(`${kk}ның`)
    const { of, to } = ruForms(ru)
    expect(of).toMatch(/(^| )(района|области|города)( |$)/u)
    expect(to).toMatch(/(^| )(району|области|городу)( |$)/u)
    expect([of.slice(0, 3), to.slice(0, 3)]).toEqual([ru.slice(0, 3), ru.slice(0, 3)])
    expect(of.split(' ')).toHaveLength(ru.split(' ').length)
  }
})

test('a city whose Russian name ends in a consonant is either declined or one of those that are not', () => {
  const undeclined = districts
    .filter(
      ({ ru }) =>
        /^город .*[бвгджзйклмнпрстфхцчшщь]$/u.test(ru) &&
        ruForms(ru).of === ru.replace('город', 'города'),
    )
    .map(({ ru }) => ru)
  expect(undeclined).toEqual(['город Семей', 'город Қонаев', 'город Арысь'])
})
