import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { momentOf, dayOf, endOfDay, startOfDay, writtenDay } from './days'

test('a day lasts from midnight to midnight in Kazakhstan, wherever the browser stands', () => {
  expect(startOfDay('2026-09-01')).toBe('2026-08-31T19:00:00.000Z')
  expect(endOfDay('2026-09-01')).toBe('2026-09-01T18:59:59.999Z')
  expect(writtenDay('2026-08-31T19:00:00.000Z')).toBe('01.09.2026')
  expect(writtenDay('2026-08-31T18:59:59.999Z')).toBe('31.08.2026')
})

test('no day is no moment, and the other way round', () => {
  expect([startOfDay(''), endOfDay('')]).toEqual([null, null])
  expect([startOfDay('120260-01-01'), endOfDay('x')]).toEqual(['120260-01-01', 'x'])
  expect([dayOf(null), dayOf(undefined), dayOf(''), writtenDay(null)]).toEqual(['', '', '', ''])
})

test('every day begins and ends on itself', () => {
  const days = fc
    .integer({ min: 0, max: 40_000 })
    .map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10))
  fc.assert(
    fc.property(days, (day) => {
      expect(dayOf(startOfDay(day))).toBe(day)
      expect(dayOf(endOfDay(day))).toBe(day)
    }),
  )
})

test('a moment is written with its day, unless that is today in Kazakhstan', () => {
  expect(momentOf('2026-08-31T19:30:00.000Z')).toBe('01.09.2026 00:30')
  expect(momentOf('2026-08-31T19:30:00.000Z', '2026-09-01T10:00:00.000Z')).toBe('00:30')
  expect(momentOf('2026-08-31T18:30:00.000Z', '2026-08-31T19:30:00.000Z')).toBe('31.08.2026 23:30')
  expect(momentOf('x')).toBe('x')
})
