import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { columnsOf } from './columnsOf'

const ALIASES = {
  bin: ['БСН', 'БИН', 'БСН/БИН', 'Business identification number'],
  name: ['Атауы', 'Ұйымның атауы', 'Наименование', 'Name'],
  settlement: ['Елді мекен', 'Населённый пункт', 'Settlement'],
}
const idsIn = (header: readonly string[]) => Object.fromEntries(columnsOf(header, ALIASES).found)

describe('a header is known', () => {
  test.each([
    ['in Kazakh', ['БСН', 'Ұйымның атауы', 'Елді мекен']],
    ['in Russian', ['БИН', 'Наименование', 'Населённый пункт']],
    ['in English', ['Business identification number', 'Name', 'Settlement']],
    ['by its id', ['bin', 'name', 'settlement']],
    ['in any case', ['бсн', 'ҰЙЫМНЫҢ АТАУЫ', 'ЕЛДІ МЕКЕН']],
    ['without ё', ['БИН', 'Наименование', 'Населенный пункт']],
    ['with the marks of a required one', ['БИН*', '* Наименование', 'Населённый пункт *']],
    ['with spaces of any kind', [' БИН ', 'Ұйымның\u00a0 атауы', 'Елді\r\nмекен\u200b']],
    ['in letters put together', ['БИН', 'Наименование', 'Населе\u0308нныи\u0306 пункт']],
  ])('%s', (_name, header) => {
    expect(idsIn(header)).toEqual({ bin: 0, name: 1, settlement: 2 })
    expect(columnsOf(header, ALIASES)).toMatchObject({ missing: [], unknown: [], duplicate: [] })
  })

  test('in any order, columns without a header between', () => {
    expect(idsIn(['', 'Name', ' ', 'БИН', '*'])).toEqual({ name: 1, bin: 3 })
  })
})

test('what is missing, unknown or there twice is told with its place', () => {
  expect(columnsOf(['Name', 'Директор', 'наименование', 'name'], ALIASES)).toEqual({
    found: new Map([['name', 0]]),
    missing: ['bin', 'settlement'],
    unknown: [{ column: 'B', header: 'Директор' }],
    duplicate: [
      { column: 'C', header: 'наименование', id: 'name' },
      { column: 'D', header: 'name', id: 'name' },
    ],
  })
})

test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'size'])(
  'the header %s is one nobody knows',
  (header) => {
    const before = Object.getOwnPropertyNames(Object.prototype)
    const { found, unknown } = columnsOf([header, header, 'bin'], ALIASES)
    expect([...found]).toEqual([['bin', 2]])
    expect(unknown.map((one) => one.header)).toEqual([header, header])
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
  },
)

test('one alias of two columns is a fault of the program', () => {
  expect(() => columnsOf([], { bin: ['Код'], kato: ['код *'] })).toThrow(TypeError)
  expect(() => columnsOf([], { bin: ['Код'], код: [] })).toThrow(TypeError)
  expect(() => columnsOf([], { bin: ['БИН', 'бин', 'bin'] })).not.toThrow()
})

test('every header is told exactly once, every column is found or missing', () => {
  const cell = fc.oneof(fc.constantFrom('', 'БИН', 'name ', 'x', '__proto__'), fc.string())
  fc.assert(
    fc.property(fc.array(cell), (header) => {
      const { duplicate, found, missing, unknown } = columnsOf(header, ALIASES)
      const named = header.filter((text) => !/^[\s*\p{Cf}]*$/u.test(text)).length
      expect(found.size + duplicate.length + unknown.length).toBe(named)
      expect([...found.keys(), ...missing].sort()).toEqual(['bin', 'name', 'settlement'])
    }),
  )
})
