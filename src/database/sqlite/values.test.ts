import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { createRow, fromSqlite, toSqlite } from './values'
import type { SqlValue } from './values'

describe('toSqlite', () => {
  test('gives the library what it knows', () => {
    expect([true, false].map(toSqlite)).toEqual([1, 0])
    expect(toSqlite(new Date(5))).toBe(5)
    expect(toSqlite(null)).toBeNull()
    expect(toSqlite('қазақша')).toBe('қазақша')
    expect(toSqlite(2n ** 63n - 1n)).toBe(2n ** 63n - 1n)
  })

  test('takes only the window of a larger buffer', () => {
    const window = new Uint8Array([1, 2, 3, 4]).subarray(1, 3)
    expect(toSqlite(window)).toEqual(Buffer.from([2, 3]))
    expect(toSqlite(new Uint8Array([7]).buffer)).toEqual(Buffer.from([7]))
  })

  test.each([[NaN], [Infinity], [2n ** 63n], [-(2n ** 63n) - 1n]])('refuses %p', (value) => {
    expect(() => toSqlite(value)).toThrow(RangeError)
  })

  test('refuses undefined, which is more often a mistake than a null', () => {
    expect(() => toSqlite(undefined)).toThrow(TypeError)
  })
})

describe('fromSqlite', () => {
  test('makes numbers of integers, and refuses those that would change', () => {
    expect(fromSqlite(BigInt(Number.MAX_SAFE_INTEGER))).toBe(Number.MAX_SAFE_INTEGER)
    expect(() => fromSqlite(2n ** 53n)).toThrow(RangeError)
    expect(() => fromSqlite(-(2n ** 53n))).toThrow(RangeError)
  })

  test('makes an ArrayBuffer of bytes, without their neighbours', () => {
    const bytes = fromSqlite(Buffer.from([1, 2, 3, 4]).subarray(1, 3))
    expect(new Uint8Array(bytes as ArrayBuffer)).toEqual(new Uint8Array([2, 3]))
    const whole = new Uint8Array([5, 6])
    expect(fromSqlite(whole)).toBe(whole.buffer)
  })
})

describe('createRow', () => {
  const cells = fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { maxLength: 40 })

  test('reads as a list and by name, and lists only names', () => {
    fc.assert(
      fc.property(cells, (values: SqlValue[]) => {
        const columns = values.map((_, index) => `c${index}`)
        const row = createRow(values, columns)
        expect(Array.prototype.slice.call(row)).toEqual(values)
        expect(Object.keys(row)).toEqual(columns)
        expect(columns.map((name) => row[name])).toEqual(values)
      }),
    )
  })

  test('the first of two columns with one name keeps it', () => {
    const row = createRow(['a', 'b'], ['id', 'id'])
    expect(row.id).toBe('a')
    expect(Array.prototype.slice.call(row)).toEqual(['a', 'b'])
  })

  test('no name of a column can spoil the list', () => {
    const row = createRow([7, 8, 9], ['length', '1', 'constructor'])
    expect(Array.prototype.slice.call(row)).toEqual([7, 8, 9])
    expect(row.constructor).toBe(9)
  })
})
