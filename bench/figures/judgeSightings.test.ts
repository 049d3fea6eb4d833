import { expect, test } from '@jest/globals'
import { judgeSightings, type Sighting } from './judgeSightings'

const seen = (...all: [at: number, isThere: boolean][]): Sighting[] =>
  all.map(([at, isThere]) => ({ at, isThere }))

test('a thing is gone at its first absence, counted from the answer', () => {
  const one = seen([-20, true], [10, true], [120, false], [140, false])
  expect(judgeSightings(one)).toEqual({ goneAfter: 120, back: 0 })
  expect(judgeSightings(seen([-20, true], [-5, false], [10, false]))).toEqual({
    goneAfter: 0,
    back: 0,
  })
})

test('what comes back is no speed, and what stays is never gone', () => {
  expect(judgeSightings(seen([10, false], [20, true], [30, false], [40, true])).back).toBe(2)
  expect(judgeSightings(seen([10, true], [20, true])).goneAfter).toBe(Infinity)
  expect(judgeSightings([]).goneAfter).toBe(Infinity)
})
