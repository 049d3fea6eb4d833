import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { serialMoment } from './serialMoment'

const in1900 = { is1904: false, moment: 'date' } as const
const in1904 = { is1904: true, moment: 'date' } as const

describe('days since 1900', () => {
  test.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [367, '1901-01-01'],
    [25_569, '1970-01-01'],
    [45_536, '2024-09-01'],
    [45_351, '2024-02-29'],
    [2_958_465, '9999-12-31'],
  ])('%d is %s', (serial, date) => {
    expect(serialMoment(serial, in1900)).toBe(date)
  })

  test.each([-1, 0, 0.5, 60, 60.5, 2_958_466, 1e300, NaN, Infinity, -Infinity])(
    '%d is no date',
    (serial) => {
      expect(serialMoment(serial, in1900)).toBeUndefined()
    },
  )
})

describe('days since 1904', () => {
  test.each([
    [0, '1904-01-01'],
    [60, '1904-03-01'],
    [44_074, '2024-09-01'],
    [2_957_003, '9999-12-31'],
  ])('%d is %s', (serial, date) => {
    expect(serialMoment(serial, in1904)).toBe(date)
  })

  test.each([-1, 2_957_004])('%d is no date', (serial) => {
    expect(serialMoment(serial, in1904)).toBeUndefined()
  })
})

test('a part of a day is the time', () => {
  expect(serialMoment(45_536.354166666664, in1900)).toBe('2024-09-01T08:30:00')
  expect(serialMoment(45_535.9999999999, in1900)).toBe('2024-09-01')
  const time = { is1904: false, moment: 'time' } as const
  expect(serialMoment(0.354166666666667, time)).toBe('08:30:00')
  expect(serialMoment(45_536.5, time)).toBe('12:00:00')
  expect(serialMoment(0, time)).toBe('00:00:00')
})

test('both epochs name the same days, one after the other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1462, max: 2_958_464 }), (serial) => {
      const date = serialMoment(serial, in1900)
      expect(serialMoment(serial - 1462, in1904)).toBe(date)
      const next = new Date(`${String(date)}T00:00:00Z`).getTime() + 86_400_000
      expect(serialMoment(serial + 1, in1900)).toBe(new Date(next).toISOString().slice(0, 10))
    }),
  )
})
