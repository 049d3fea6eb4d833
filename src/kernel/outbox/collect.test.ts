import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { nextMorning } from './collect'

const DAY = 24 * 60 * 60_000

test.each([
  ['2026-09-01T02:59:59.000Z', '2026-09-01T03:00:00.000Z'],
  ['2026-09-01T03:00:00.000Z', '2026-09-02T03:00:00.000Z'],
  ['2026-12-31T20:00:00.000Z', '2027-01-01T03:00:00.000Z'],
])('after %s comes the morning of %s', (now, morning) => {
  expect(nextMorning(new Date(now)).toISOString()).toBe(morning)
})

test('it is the next eight o’clock of the country, always ahead and within a day', () => {
  const moments = fc.date({
    min: new Date('2000-01-01'),
    max: new Date('2100-01-01'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(moments, (now) => {
      const ahead = nextMorning(now).getTime() - now.getTime()
      expect(ahead > 0 && ahead <= DAY).toBe(true)
      expect(nextMorning(now).toISOString()).toContain('T03:00:00.000Z')
    }),
  )
})
