import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { daysBefore, localDay } from './localDay'

test.each([
  ['2026-08-31T18:59:59.999Z', '2026-08-31'],
  ['2026-08-31T19:00:00.000Z', '2026-09-01'],
  ['2026-12-31T19:00:00.000Z', '2027-01-01'],
  ['2028-02-28T23:00:00.000Z', '2028-02-29'],
])('at %s it is %s in Kazakhstan', (moment, day) => {
  expect(localDay(new Date(moment))).toBe(day)
})

test('each day before is another one, and one day back', () => {
  const moment = fc.date({
    min: new Date('2025-01-01'),
    max: new Date('2090-01-01'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(moment, fc.nat(400), (at, days) => {
      const [today, before] = [Date.parse(localDay(at)), Date.parse(daysBefore(at, days))]
      expect((today - before) / (24 * 60 * 60_000)).toBe(days)
    }),
  )
})
