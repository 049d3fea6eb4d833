import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isBlank, titleOfRow } from './rowTitle'

const row = {
  code: 'q1',
  name: { kk: '1-тоқсан', ru: '1-я четверть' },
  from: '2026-09-01',
  until: '2026-10-25',
}

test('a folded row is called by its name in the language of the page, and its days', () => {
  expect(titleOfRow(row, 'ru')).toBe('1-я четверть, 01.09.2026 – 25.10.2026')
  expect(titleOfRow(row, 'kk')).toBe('1-тоқсан, 01.09.2026 – 25.10.2026')
  expect(titleOfRow({ name: { kk: 'Наурыз' } }, 'ru')).toBe('Наурыз')
  expect(titleOfRow({ from: '2026-10-25', until: '2026-10-25' }, 'ru')).toBe('25.10.2026')
  expect(titleOfRow({ code: 'q1' }, 'ru')).toBe('')
})

test('a row is blank until somebody fills it', () => {
  expect([undefined, '', {}, { name: {} }, [], { rows: [] }].map(isBlank)).toEqual(
    Array(6).fill(true),
  )
  expect([row, 0, false, { on: false }].map(isBlank)).toEqual(Array(4).fill(false))
})

test('whatever a row holds, its title is one short text', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(typeof titleOfRow(value, 'kk')).toBe('string')
    }),
  )
})
