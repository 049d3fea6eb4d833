import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { dayFrom, dayOf, startOfDay } from './days'

test('a day begins five hours before it does in London', () => {
  expect(startOfDay('2026-09-01')).toBe(Date.parse('2026-08-31T19:00:00Z'))
  expect(dayOf(new Date('2026-08-31T18:59:59.999Z'))).toBe('2026-08-31')
  expect(dayOf(new Date('2026-08-31T19:00:00Z'))).toBe('2026-09-01')
})

test.each([
  ['2026-12-31', 1, '2027-01-01'],
  ['2027-01-01', -1, '2026-12-31'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-09-01', 0, '2026-09-01'],
])('%s and %s days', (day, count, other) => {
  expect(dayFrom(day, count)).toBe(other)
})

test('each moment lies in the day that it is', () => {
  const moment = fc.date({
    min: new Date('1991-01-01'),
    max: new Date('2199-01-01'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(moment, (at) => {
      const day = dayOf(at)
      expect(startOfDay(day)).toBeLessThanOrEqual(at.getTime())
      expect(startOfDay(dayFrom(day, 1))).toBeGreaterThan(at.getTime())
    }),
  )
})
