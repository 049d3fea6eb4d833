import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { columnName, columnOf } from './columnName'

test('the letters are those that Excel shows', () => {
  expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnName)).toEqual(
    'A Z AA AZ BA ZZ AAA XFD'.split(' '),
  )
})

test('a column is found again by its letters', () => {
  fc.assert(
    fc.property(fc.nat(18_277), fc.integer({ min: 1, max: 1_048_576 }), (column, row) => {
      expect(columnOf(`${columnName(column)}${String(row)}`)).toBe(column)
    }),
  )
})

test.each(['', 'A', '7', 'b7', 'B0', 'B-7', 'ABCD1', 'A12345678', '$B$7', 'В7', 'B7 ', 'R1C1'])(
  '%j is no reference',
  (text) => {
    expect(columnOf(text)).toBeUndefined()
  },
)
