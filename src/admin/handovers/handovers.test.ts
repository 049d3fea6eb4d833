import { expect, test } from '@jest/globals'
import { userNamesIn } from './handovers'

test.each([
  ['', []],
  [' \n ', []],
  ['oq-1', ['oq-1']],
  ['oq-1\nOQ-2,  oq-3; oq-1', ['oq-1', 'oq-2', 'oq-3']],
])('%j names %j', (typed, expected) => {
  expect(userNamesIn(typed)).toEqual(expected)
})
