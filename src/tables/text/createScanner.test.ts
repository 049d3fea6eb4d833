import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { LIMITS } from '../limits'
import { createScanner } from './createScanner'

/** Rows as `[number, cell, cell, …]`, or the refusal. */
const scan = (pieces: readonly string[], limits: Partial<typeof LIMITS> = {}): unknown => {
  const scanner = createScanner(';', { ...LIMITS, ...limits })
  try {
    const rows = [...pieces.flatMap((piece) => scanner.scan(piece)), ...scanner.end()]
    return rows.map(({ cells, number }) => [number, ...cells])
  } catch (error) {
    const { code, values } = error as { code?: string; values?: Record<string, unknown> }
    if (code === undefined) throw error
    return [code, values?.row, values?.column].filter((value) => value !== undefined)
  }
}

describe('cells', () => {
  test.each([
    ['bare', 'a;b;c', [[1, 'a', 'b', 'c']]],
    ['empty ones', 'a;;c;', [[1, 'a', '', 'c']]],
    ['quoted', '"a";"b;c";"d"', [[1, 'a', 'b;c', 'd']]],
    ['quotes written twice', '"КММ ""Абай""";""""', [[1, 'КММ "Абай"', '"']]],
    ['line breaks inside', '"a\r\nb";c', [[1, 'a\r\nb', 'c']]],
    ['quotes inside bare ones', 'КГУ "Школа № 5";5"', [[1, 'КГУ "Школа № 5"', '5"']]],
    ['quotes behind a space', 'a; "b"', [[1, 'a', '"b"']]],
    ['empty quoted', '"";"";c', [[1, '', '', 'c']]],
    ['trimmed', ' a ;"\u00a0b "', [[1, 'a', 'b']]],
  ])('%s', (_name, text, rows) => {
    expect(scan([text])).toEqual(rows)
  })
})

describe('rows are numbered as a spreadsheet shows them', () => {
  test.each([
    ['CRLF', 'a\r\nb\r\n', [1, 2]],
    ['LF', 'a\nb\n', [1, 2]],
    ['CR', 'a\rb\r', [1, 2]],
    ['all of them', 'a\r\nb\nc\rd', [1, 2, 3, 4]],
    ['without the last line break', 'a\nb', [1, 2]],
    ['empty rows between', 'a\r\n\r\n;;\r\nb', [1, 4]],
    ['empty rows of CR', 'a\r\rb', [1, 3]],
    ['empty rows at the ends', '\n\na\n\n', [3]],
    ['a cell of three lines', '"a\n\n";b\nc', [1, 2]],
    ['nothing at all', '', []],
    ['nothing but delimiters', ';;;\n;', []],
  ])('%s', (_name, text, numbers) => {
    expect((scan([text]) as unknown[][]).map(([number]) => number)).toEqual(numbers)
  })
})

describe('broken quotes are told with their place', () => {
  test.each([
    ['one that is never closed', 'a\n"b;c', 2, 'A'],
    ['the last character', 'a;b\nc;"', 2, 'B'],
    ['more behind the closing one', 'a\nb;"c"d;e', 2, 'B'],
    ['a space behind it', 'a\n"b" ;c', 2, 'A'],
    ['quotes not written twice', 'a\n"КГУ "Школа"";b', 2, 'A'],
    ['behind a cell of two lines', '"x\ny";z\n"b', 2, 'A'],
  ])('%s', (_name, text, row, column) => {
    expect(scan([text])).toEqual(['broken_quote', row, column])
  })

  test('one that swallows rows until the cell is too long', () => {
    const text = `a;b\n1;"2\n${'3;4\n'.repeat(10_000)}`
    expect(scan([text])).toEqual(['broken_quote', 2, 'B'])
  })
})

describe('limits', () => {
  test('a cell too long, bare or quoted, whole or in pieces', () => {
    expect(scan(['a\n', 'x'.repeat(10_001)])).toEqual(['cell_too_long', 2, 'A'])
    expect(scan(['a;"', ...Array<string>(101).fill('x'.repeat(100))])).toEqual([
      'cell_too_long',
      1,
      'B',
    ])
    expect(scan([`a;"${'x'.repeat(10_000)}"`])).toEqual([[1, 'a', 'x'.repeat(10_000)]])
  })

  test('a million columns', () => {
    expect(scan(['x;'.repeat(1_000_000)])).toEqual(['too_many_columns', 1])
    expect(scan([`${';'.repeat(1_000_000)}x`])).toEqual(['too_many_columns', 1])
    expect(scan([`x${';'.repeat(1_000_000)}`])).toEqual([[1, 'x']])
  })

  test('a million rows', () => {
    expect(scan(['x\n'.repeat(1_000_000)])).toEqual(['too_many_rows'])
    expect(scan([`x${'\n'.repeat(1_000_000)}y`])).toEqual([
      [1, 'x'],
      [1_000_001, 'y'],
    ])
  })
})

const letters = fc.constantFrom('"', ';', '\r', '\n', 'a', 'қ', ' ')

test('where a text is cut into pieces makes no difference', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: letters, maxLength: 40 }),
      fc.nat(40),
      fc.nat(40),
      (text, i, j) => {
        const [first, second] = [Math.min(i, j), Math.max(i, j)]
        const pieces = [text.slice(0, first), text.slice(first, second), text.slice(second)]
        expect(scan(pieces)).toEqual(scan([text]))
        expect(scan([...text])).toEqual(scan([text]))
      },
    ),
    { numRuns: 1000 },
  )
})

test('whatever is read, it is rows with rising numbers or a refusal', () => {
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 60 }), (text) => {
      const rows = scan([text], { cellLength: 20, columns: 5, rows: 8 }) as unknown[][]
      if (typeof rows[0] === 'string') {
        const codes = ['broken_quote', 'cell_too_long', 'too_many_columns', 'too_many_rows']
        expect(codes).toContain(rows[0])
        return
      }
      const numbers = rows.map(([number]) => Number(number))
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
      for (const [, ...cells] of rows) {
        expect(cells.at(-1)).not.toBe('')
        expect(cells.length).toBeLessThanOrEqual(5)
      }
    }),
    { numRuns: 1000 },
  )
})
