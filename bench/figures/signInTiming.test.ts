import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { outcomeOf } from './signInTiming'

const noise = (size: number) =>
  fc.array(fc.double({ min: -size, max: size, noNaN: true }), { minLength: 300, maxLength: 300 })

test('a difference is found under noise, and its absence too', () => {
  fc.assert(
    fc.property(noise(0.9), (values) => {
      expect(outcomeOf(values, [100]).verdict).toBe('met')
      expect(
        outcomeOf(
          values.map((value) => value + 117),
          [100],
        ).verdict,
      ).toBe('missed')
      expect(
        outcomeOf(
          values.map((value) => value - 3),
          [100],
        ).verdict,
      ).toBe('missed')
    }),
  )
})

test('what the noise hides is called not resolvable', () => {
  const wide = Array.from({ length: 300 }, (_, index) => (index % 2 === 0 ? 40 : -40))
  const { measured, verdict } = outcomeOf(wide, [100])
  expect(verdict).toBe('not resolvable')
  expect(measured).toBe('+0.00 ms, 95 % interval −40.00 … +40.00 ms')
  expect(outcomeOf([0, 0, 0], [100]).verdict).toBe('not resolvable')
})
