import { expect, test } from '@jest/globals'
import { LIMITS } from './limits'
import { createRowBuilder } from './rowBuilder'

const small = { ...LIMITS, cellLength: 5, columns: 3, rows: 2 }

test('a row holds its cells in their places, trimmed, and none after the last', () => {
  const { finish, put } = createRowBuilder(small)
  put(7, 2, ' c ')
  put(7, 0, 'a')
  expect(finish(7)).toEqual({ number: 7, cells: ['a', '', 'c'] })
  put(8, 0, 'x')
  put(8, 2, ' \u200b ')
  expect(finish(8)).toEqual({ number: 8, cells: ['x'] })
})

test('an empty row is none, and is not counted', () => {
  const { finish, put } = createRowBuilder(small)
  for (let row = 1; row < 10; row++) {
    put(row, 1, '  ')
    expect(finish(row)).toBeUndefined()
  }
  put(10, 0, 'x')
  expect(finish(10)?.number).toBe(10)
})

test('a row too many is told', () => {
  const { finish, put } = createRowBuilder(small)
  const next = (row: number) => {
    put(row, 0, 'x')
    return finish(row)
  }
  expect([next(1)?.number, next(2)?.number]).toEqual([1, 2])
  expect(() => next(3)).toThrow(
    expect.objectContaining({ code: 'too_many_rows', values: { limit: 2 } }),
  )
})

test('a column too many is told when it holds something', () => {
  const { finish, put } = createRowBuilder(small)
  put(4, 2, 'x')
  for (let column = 3; column < 10_000; column++) put(4, column, ' ')
  expect(finish(4)?.cells).toEqual(['', '', 'x'])
  expect(() => {
    put(5, 3, 'x')
  }).toThrow(expect.objectContaining({ code: 'too_many_columns', values: { row: 5, limit: 3 } }))
})

test('a cell too long is told, also one of spaces that trimming would shorten', () => {
  const { put } = createRowBuilder(small)
  put(1, 1, '12345')
  for (const text of ['123456', 'x     '])
    expect(() => {
      put(9, 1, text)
    }).toThrow(
      expect.objectContaining({
        code: 'cell_too_long',
        values: { row: 9, column: 'B', limit: 5 },
      }),
    )
})
