import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { collationKey } from '#kernel'
import { beginsWith, INITIALS } from './alphabet'

type Bounds = {
  and: [{ sortKey: { greater_than_equal: string } }, { sortKey: { less_than: string } }]
}
const isUnder = (initial: string, name: string): boolean => {
  const [from, before] = (beginsWith(initial) as unknown as Bounds).and
  const key = collationKey(name)
  return key >= from.sortKey.greater_than_equal && key < before.sortKey.less_than
}

test.each([
  ['А', 'Абай атындағы мектеп', true],
  ['А', 'Әуезов атындағы мектеп', false],
  ['Ә', 'Әуезов атындағы мектеп', true],
  ['К', 'Қайнар мектебі', false],
  ['Қ', 'қайнар мектебі', true],
  ['Я', 'Ясауи атындағы мектеп', true],
  ['0-9', '№ 12 мектеп', true],
  ['0-9', '95 мектеп', true],
  ['0-9', 'Абай мектебі', false],
])('%s leads to %s: %s', (initial, name, expected) => {
  expect(isUnder(initial, name)).toBe(expected)
})

test('a name stands under its own letter alone', () => {
  const letters = INITIALS.filter((one) => one !== '0-9')
  const name = fc.tuple(fc.constantFrom(...letters), fc.stringMatching(/^[а-яәғқңөұүһі ]{0,20}$/))
  fc.assert(
    fc.property(name, ([letter, rest]) => {
      expect(INITIALS.filter((one) => isUnder(one, letter + rest))).toEqual([letter])
    }),
  )
})

test('what is no initial narrows nothing', () => {
  for (const text of ['', 'а', 'АБ', 'Q', '0', '%']) expect(beginsWith(text)).toBeUndefined()
})
