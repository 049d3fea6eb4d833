import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { nothing, speed } from './outcome'
import { formatResults, mergeRows, parseResults, rowOf, type Row } from './results'

const cell = fc.string({ maxLength: 30 }).map((text) => text.trim().replaceAll(/\s+/g, ' '))
const rows: fc.Arbitrary<Row[]> = fc.uniqueArray(
  fc.record({
    figure: cell.map((text) => `f${text}`),
    target: cell,
    measured: cell,
    verdict: cell,
    when: cell,
    machine: cell,
    command: cell,
  }),
  { selector: ({ figure }) => figure, maxLength: 8 },
)

describe('the results file', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(rows, (written) => {
        expect(parseResults(formatResults(written))).toEqual(written)
      }),
    )
  })

  test('keeps rows that were not measured, and holds each figure once', () => {
    fc.assert(
      fc.property(rows, rows, (before, measured) => {
        const merged = mergeRows(before, measured)
        const figures = merged.map(({ figure }) => figure)
        expect(new Set(figures).size).toBe(figures.length)
        expect(merged).toEqual(expect.arrayContaining(measured))
        for (const row of before) {
          if (!measured.some(({ figure }) => figure === row.figure))
            expect(merged).toContainEqual(row)
        }
        expect(mergeRows(merged, measured)).toEqual(merged)
      }),
    )
  })

  test('of nothing is empty', () => {
    expect(parseResults('')).toEqual([])
    expect(parseResults(formatResults([]))).toEqual([])
  })
})

test('a note stands behind the number', () => {
  const outcome = { figure: 'f', target: '0', measured: '3', verdict: 'met', note: 'why' } as const
  const circumstances = { when: 'now', machine: 'm', command: 'c' }
  expect(rowOf(outcome, circumstances).measured).toBe('3 (why)')
  const { note: _note, ...bare } = outcome
  expect(rowOf(bare, circumstances).measured).toBe('3')
})

test('verdicts', () => {
  expect([speed(true), speed(false)]).toEqual(['met', 'missed'])
  expect([nothing(0, 0), nothing(0, 1)]).toEqual(['met', 'broken'])
})
