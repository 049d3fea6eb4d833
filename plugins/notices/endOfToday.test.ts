import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { endOfToday } from './endOfToday'

test.each([
  ['2026-12-01T02:00:00.000Z', '2026-12-01T19:00:00.000Z'],
  ['2026-12-01T18:59:59.999Z', '2026-12-01T19:00:00.000Z'],
  ['2026-12-01T19:00:00.000Z', '2026-12-02T19:00:00.000Z'],
])('at %s today ends at %s', (now, end) => {
  expect(endOfToday(new Date(now)).toISOString()).toBe(end)
})

test('it is ahead, by a day at most, and midnight in Almaty', () => {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Almaty', timeStyle: 'medium' })
  const moment = fc.date({
    min: new Date('2025-01-01'),
    max: new Date('2090-01-01'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(moment, (now) => {
      const end = endOfToday(now)
      const ahead = end.getTime() - now.getTime()
      expect(ahead).toBeGreaterThan(0)
      expect(ahead).toBeLessThanOrEqual(24 * 60 * 60_000)
      expect(clock.format(end)).toBe('00:00:00')
    }),
  )
})
