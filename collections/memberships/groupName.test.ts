import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { groupName } from './groupName'

test.each([
  ['7 Ә', '7 Ә'],
  [' 7  ә ', '7 Ә'],
  ['11\u00a0в', '11 В'],
  ['0 «а»', '0 «А»'],
  ['', ''],
  ['   ', ''],
])('%j is the class %j', (typed, expected) => {
  expect(groupName(typed)).toBe(expected)
})

test('a name that is stored stays as it is', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      expect(groupName(groupName(typed))).toBe(groupName(typed))
    }),
  )
})
