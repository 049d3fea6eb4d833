import { expect, test } from '@jest/globals'
import { MOST_SLIPS, newOnes, resetsOf, slipsAddress, type Listed } from './slips'

const person = (id: string, more: Partial<Listed> = {}): Listed => ({
  ...{ id, name: id, username: id, role: 'pupil', group: '', hasPassword: false, slipUntil: '' },
  ...more,
})

test('what is not said is left to the server', () => {
  expect(slipsAddress({ institution: '', role: 'pupil', group: '7 Ә' })).toBe(
    '/api/plugins/core/slips?role=pupil&group=7+%D3%98',
  )
})

test('new are those with neither a password nor a slip, and no more than can be printed', () => {
  const people = [person('a'), person('b', { hasPassword: true }), person('c', { slipUntil: '2' })]
  expect(newOnes(people)).toEqual(['a'])
  expect(newOnes(Array.from({ length: 150 }, (_, at) => person(String(at))))).toHaveLength(
    MOST_SLIPS,
  )
})

test('only passwords of those who are ticked are lost', () => {
  const people = [
    person('a', { hasPassword: true }),
    person('b', { hasPassword: true }),
    person('c'),
  ]
  expect(resetsOf(people, new Set(['a', 'c']))).toBe(1)
})
