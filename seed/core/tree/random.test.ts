import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { pick, pickBetween, randomOf } from './random'

const take = (random: () => number, count: number) => Array.from({ length: count }, () => random())

test('the same seed gives the same numbers, here and everywhere', () => {
  expect(take(randomOf(1), 3).map((number) => Math.floor(number * 2 ** 32))).toEqual([
    2693262067, 11749833, 2265367787,
  ])
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      expect(take(randomOf(seed), 5)).toEqual(take(randomOf(seed), 5))
    }),
  )
})

test('seeds that follow each other give numbers that do not', () => {
  const firsts = Array.from({ length: 4000 }, (_, seed) => randomOf(seed)())
  expect(new Set(firsts).size).toBe(4000)
  const mean = firsts.reduce((sum, number) => sum + number, 0) / 4000
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.02)
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const share = firsts.filter((number) => Math.floor(number * 10) === tenth).length / 4000
    expect(Math.abs(share - 0.1)).toBeLessThan(0.02)
  }
})

test('every number is at least 0 and below 1', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      expect(take(randomOf(seed), 20).every((number) => number >= 0 && number < 1)).toBe(true)
    }),
  )
})

test('what weighs more is picked more often, what weighs nothing never', () => {
  const random = randomOf(7)
  const weights: Readonly<Record<string, number>> = { a: 1, b: 0, c: 3 }
  const picked = Array.from({ length: 4000 }, () =>
    pick(random, ['a', 'b', 'c'], (item) => weights[item] ?? 0),
  )
  const countOf = (item: string) => picked.filter((each) => each === item).length
  expect(countOf('b')).toBe(0)
  expect(countOf('c') / countOf('a')).toBeGreaterThan(2.5)
  expect(countOf('c') / countOf('a')).toBeLessThan(3.5)
})

test('the ends of the range pick the ends of the list', () => {
  expect(pick(() => 0, ['a', 'b', 'c'])).toBe('a')
  expect(pick(() => 1 - 2 ** -32, ['a', 'b', 'c'])).toBe('c')
})

test('nothing can be picked from nothing', () => {
  expect(() => pick(randomOf(1), [])).toThrow(TypeError)
})

test('whole numbers lie within their bounds, and reach both', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: -50, max: 50 }),
      fc.nat(50),
      (seed, least, more) => {
        const number = pickBetween(randomOf(seed), least, least + more)
        expect(Number.isInteger(number) && number >= least && number <= least + more).toBe(true)
      },
    ),
  )
  const random = randomOf(3)
  const seen = new Set(Array.from({ length: 200 }, () => pickBetween(random, 1, 6)))
  expect([...seen].sort()).toEqual([1, 2, 3, 4, 5, 6])
})
