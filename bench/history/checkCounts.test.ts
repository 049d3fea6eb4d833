import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { checkCounts, type CountWrite } from './checkCounts'

const ending = fc.constantFrom('acknowledged', 'refused', 'unknown') as fc.Arbitrary<
  CountWrite['ending']
>

test('a row holds 1 when that was acknowledged, 0 when it was refused, either when nobody knows', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ ending, count: fc.nat(3) })), (rows) => {
      const writes = rows.map((row, index) => ({ row: `r${String(index)}`, ending: row.ending }))
      const stored = rows
        .map(({ count }, index): [string, number] => [`r${String(index)}`, count])
        .filter(([, count]) => count > 0)
      const { contradicted, doubled, lost } = checkCounts(writes, new Map(stored))
      const number = (fits: (row: (typeof rows)[number]) => boolean) => rows.filter(fits).length
      expect(lost).toHaveLength(number((row) => row.ending === 'acknowledged' && row.count === 0))
      expect(doubled).toHaveLength(number((row) => row.count > 1))
      expect(contradicted).toHaveLength(number((row) => row.ending === 'refused' && row.count > 0))
    }),
  )
})

test('the row is named, with what it holds', () => {
  const writes: CountWrite[] = [{ row: 'k0-w1 2000-01-01', ending: 'acknowledged' }]
  expect(checkCounts(writes, new Map()).lost).toEqual(['k0-w1 2000-01-01 holds 0'])
})
