import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { outcomeOf } from './openHandles'

const points = (leak: number, noise: readonly number[]) =>
  Array.from(
    { length: 11 },
    (_, index) =>
      [index * 1000, 20 + (index === 0 ? 0 : 6) + leak * index + (noise[index] ?? 0)] as const,
  )

test('handles that stay open are found, whatever opens and closes beside them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 11, maxLength: 11 }),
      fc.integer({ min: 2, max: 1000 }),
      (noise, leak) => {
        expect(outcomeOf(points(0, noise)).verdict).toBe('met')
        expect(outcomeOf(points(leak, noise)).verdict).toBe('missed')
      },
    ),
  )
})

test('says so where handles cannot be counted', () => {
  expect(
    outcomeOf([
      [0, Number.NaN],
      [1000, Number.NaN],
    ]),
  ).toMatchObject({ verdict: 'not run' })
})

test('names how many transactions there were', () => {
  expect(outcomeOf(points(0, [])).figure).toContain('10,000')
})
