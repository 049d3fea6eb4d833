import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { rowsIn } from '../testing/tables'
import { trimCell } from './trimCell'
import { writeCsv } from './writeCsv'

test('a table is written so that Excel opens it by a double click', () => {
  const csv = writeCsv([
    ['Атауы', 'БСН'],
    ['КММ "Абай; мектебі"', '010140000012'],
    ['екі\nжол', ''],
  ])
  expect(csv).toBe('\ufeffАтауы;БСН\r\n"КММ ""Абай; мектебі""";010140000012\r\n"екі\nжол";\r\n')
})

test.each([
  '=1+1',
  '+cmd',
  '-1+1',
  '@SUM(A1)',
  '\tx',
  '\rx',
  '\nx',
  '=cmd|"/C calc"!A0',
  ' =1+1',
  '\u200b=1+1',
  '\u00a0+x',
  '＝1+1',
  '＠x',
  '-',
  '+7 701 000 00 00',
  '-5 %',
])('%j starts no formula', async (cell) => {
  const [row] = await rowsIn(Buffer.from(writeCsv([[cell, 'x']])))
  expect(row).toEqual([1, trimCell(`'${cell}`), 'x'])
})

test.each(['-5', '+5', '-5,25', '-0.5', '+77010000000', '5-11', 'a=b', "'=1", 'e-mail@school.kz'])(
  '%j stays as it is',
  async (cell) => {
    expect(await rowsIn(Buffer.from(writeCsv([[cell]])))).toEqual([[1, cell]])
  },
)

/** Cells of everything that has a meaning to somebody, and of anything. */
const piece = fc.constantFrom(
  ...['"', ';', ',', '\t', '\r', '\n', '\r\n', '=', '+', '-', '@', "'", 'sep=,', '＝', '<x>'],
  ...['қ', ' ', '\u00a0', '\u200b', '\ufeff', '1', '5.5', '😀'],
)
const text = fc.oneof(
  fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme' }).map((any) => any.replaceAll('\0', '')),
)
const tables = fc.array(fc.array(text, { maxLength: 4 }), { minLength: 1, maxLength: 5 })

/** What a table is after reading: trimmed, without empty ends, numbered. */
const normal = (rows: readonly (readonly string[])[]) =>
  rows.flatMap((cells, index) => {
    const trimmed = cells.map(trimCell)
    while (trimmed.at(-1) === '') trimmed.pop()
    return trimmed.length === 0 ? [] : [[index + 1, ...trimmed]]
  })
/** A cell in the hands of somebody who reads formulas. */
const isFormula = (cell: string) =>
  /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell)
const neutral = (cell: string) => (isFormula(cell) || /^[\t\r\n]/.test(cell) ? `'${cell}` : cell)

test('what was written is read again, but for what would start a formula', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async (written) => {
      // A header that no cell of the table can be taken for.
      const table = [['h'], ...written]
      const rows = await rowsIn(Buffer.from(writeCsv(table)))
      expect(rows).toEqual(normal(table.map((cells) => cells.map(neutral))))
      for (const [, ...cells] of rows)
        expect(cells.some((cell) => isFormula(String(cell)))).toBe(false)
    }),
    { numRuns: 500 },
  )
})

test('without a header too, whatever the first cell is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 3 }), async (cells) => {
      fc.pre(cells.some((cell) => trimCell(neutral(cell)) !== ''))
      expect(await rowsIn(Buffer.from(writeCsv([cells])))).toEqual(normal([cells.map(neutral)]))
    }),
    { numRuns: 500 },
  )
})
