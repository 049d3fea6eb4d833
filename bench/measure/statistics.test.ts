import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { median, medianInterval, quantile, slope } from './statistics'

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
  minLength: 1,
  maxLength: 400,
})

describe('quantile', () => {
  test('is a value by its rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect(quantile(hundred, 0.99)).toBe(99)
    expect(quantile(hundred, 1)).toBe(100)
    expect(quantile(hundred, 0)).toBe(1)
    expect(() => quantile([], 0.5)).toThrow(RangeError)
  })

  test('at least the share asked for lies at or below it, and it is one of the values', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0, max: 1, noNaN: true }), (values, q) => {
        const found = quantile(values, q)
        expect(values).toContain(found)
        const below = values.filter((value) => value <= found).length
        expect(below).toBeGreaterThanOrEqual(q * values.length - 1e-9)
      }),
    )
  })
})

describe('median', () => {
  test.each([
    [[3], 3],
    [[1, 2], 1.5],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected)
  })

  test('does not depend on the order', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        expect(median([...values].reverse())).toBe(median(values))
      }),
    )
  })
})

describe('medianInterval', () => {
  test('has the ranks of the binomial distribution', () => {
    // Textbook values: n = 6 → 1…6, n = 20 → 6…15, n = 100 → 40…61.
    const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1)
    expect(medianInterval(upTo(6))).toEqual({ low: 1, high: 6 })
    expect(medianInterval(upTo(20))).toEqual({ low: 6, high: 15 })
    expect(medianInterval(upTo(100))).toEqual({ low: 40, high: 61 })
    expect(medianInterval(upTo(5))).toEqual({ low: -Infinity, high: Infinity })
  })

  test('holds the median, and moves with the values', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -1000, max: 1000 }), (values, by) => {
        const { low, high } = medianInterval(values)
        expect(low).toBeLessThanOrEqual(median(values))
        expect(high).toBeGreaterThanOrEqual(median(values))
        const moved = medianInterval(values.map((value) => value + by))
        if (Number.isFinite(low)) expect(moved.low).toBeCloseTo(low + by, 6)
      }),
    )
  })
})

describe('slope', () => {
  test('finds the line again', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100, max: 100 }),
        fc.integer({ min: -100, max: 100 }),
        fc.integer({ min: 2, max: 50 }),
        (a, b, count) => {
          const points = Array.from({ length: count }, (_, x) => [x, a * x + b] as const)
          expect(slope(points)).toBeCloseTo(a, 6)
        },
      ),
    )
  })

  test('is 0 for a single place', () => {
    expect(
      slope([
        [5, 1],
        [5, 9],
      ]),
    ).toBe(0)
  })
})
