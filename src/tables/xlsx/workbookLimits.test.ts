import { expect, test } from '@jest/globals'
import { cellsIn } from '../../testing/tables'
import { textRow, workbook, type WorkbookParts } from '../../testing/workbook'

type Limits = Exclude<Parameters<typeof cellsIn>[1], undefined>['limits']

const read = (parts: WorkbookParts, limits: Limits = {}) => cellsIn(workbook(parts), { limits })
/** So that nothing is refused for being packed too well. */
const loose = { ratio: 10_000 }

test('rows that hold something are counted, formatted empty ones are not', async () => {
  const rows = Array.from({ length: 12 }, (_, i) => textRow(i + 1, i % 2 ? 'x' : ' ')).join('')
  expect(await read({ rows }, { rows: 6 })).toHaveLength(6)
  expect(await read({ rows }, { rows: 5 })).toEqual({ code: 'too_many_rows', limit: 5 })
})

test('100,001 rows', async () => {
  const rows = Array.from({ length: 100_001 }, () => '<row><c><v>1</v></c></row>').join('')
  expect(await read({ rows }, loose)).toEqual({ code: 'too_many_rows', limit: 100_000 })
})

test('the 201st column, when it holds something', async () => {
  const row = (reference: string) => `<row r="3"><c r="A3"><v>1</v></c>${reference}</row>`
  expect(await read({ rows: row('<c r="GR3"><v>2</v></c>') })).toEqual([
    ['1', ...Array<string>(198).fill(''), '2'],
  ])
  expect(await read({ rows: row('<c r="GS3"/><c r="XFD3" s="1"/>') })).toEqual([['1']])
  for (const column of ['GS', 'XFD', 'ZZZ'])
    expect(await read({ rows: row(`<c r="${column}3"><v>2</v></c>`) })).toEqual({
      code: 'too_many_columns',
      row: 3,
      limit: 200,
    })
})

test('a million columns', async () => {
  const rows = `<row r="1">${'<c><v>1</v></c>'.repeat(1_000_000)}</row>`
  expect(await read({ rows }, loose)).toMatchObject({ code: 'too_many_columns', row: 1 })
})

test.each([
  [
    'a shared text',
    (text: string) => ({ shared: `<si><t>${text}</t></si>`, rows: cell('s', '0') }),
  ],
  ['an inline text', (text: string) => ({ rows: textRow(1, text) })],
  ['a text of a formula', (text: string) => ({ rows: cell('str', text) })],
  ['a number', (text: string) => ({ rows: cell('n', text) })],
  [
    'a text in many runs',
    (text: string) => ({
      rows: `<row r="1"><c t="inlineStr"><is>${text.replace(/.{1,100}/g, '<r><t>$&</t></r>')}</is></c></row>`,
    }),
  ],
])('%s of 10,000 characters and of one more', async (_name, parts) => {
  expect(await read(parts('7'.repeat(10_000)))).toEqual([['7'.repeat(10_000)]])
  for (const length of [10_001, 80_000, 900_000])
    expect(await read(parts('7'.repeat(length)), loose)).toEqual({
      code: 'cell_too_long',
      row: 1,
      column: 'A',
      limit: 10_000,
    })
})

function cell(type: string, value: string): string {
  return `<row r="1"><c t="${type}"><v>${value}</v></c></row>`
}

test('what is escaped counts as what it stands for', async () => {
  const rows = (count: number) => textRow(1, `x${'_x000D_'.repeat(count)}x`)
  expect(await read({ rows: rows(9998) })).toEqual([[`x${'\r'.repeat(9998)}x`]])
  expect(await read({ rows: rows(9999) })).toMatchObject({ code: 'cell_too_long' })
})

test('a long shared text that no cell of the sheet uses does no harm', async () => {
  const shared = `<si><t>${'x'.repeat(50_000)}</t></si><si><t>a</t></si>`
  expect(await read({ shared, rows: cell('s', '1') })).toEqual([['a']])
})

test('cells may be longer where the reader says so', async () => {
  const text = 'қ'.repeat(800_000)
  const shared = `<si><t>${text}</t></si><si><t>a</t></si>`
  const limits = { ...loose, cellLength: 900_000 }
  expect(
    await read({ shared, rows: cell('s', '0') + cell('s', '1').replace('1', '2') }, limits),
  ).toEqual([[text], ['a']])
})

test('a bomb of shared texts, long or many', async () => {
  const long = `<si><t>${'қ'.repeat(9000)}</t></si>`.repeat(1400)
  expect(await read({ shared: long, rows: cell('s', '0') }, loose)).toEqual({ code: 'bomb' })
  const many = '<si/>'.repeat(2_100_000)
  expect(await read({ shared: many, rows: cell('s', '0') }, loose)).toEqual({ code: 'bomb' })
})

test('a bomb of sheets, styles, formats or relations', async () => {
  const sheets = '<sheet name="x" sheetId="1" r:id="rId1"/>'.repeat(5001)
  expect(await read({ sheets }, loose)).toEqual({ code: 'bomb' })
  const xf = '<xf numFmtId="0"/>'.repeat(65_537)
  expect(await read({ styles: `<cellXfs>${xf}</cellXfs>` }, loose)).toEqual({ code: 'bomb' })
  const formats = Array.from({ length: 65_537 }, (_, i) => `<numFmt numFmtId="${String(i)}"/>`)
  expect(await read({ styles: formats.join('') }, loose)).toEqual({ code: 'bomb' })
  const relations = Array.from(
    { length: 5001 },
    (_, i) => `<Relationship Id="x${String(i)}" Type="x/y" Target="z"/>`,
  )
  expect(await read({ relations: relations.join('') }, loose)).toEqual({ code: 'bomb' })
})

test('a bomb of spaces between the rows, stopped by its ratio', async () => {
  const rows = ' '.repeat(900_000) + textRow(1, 'x') + ' '.repeat(900_000)
  expect(await read({ rows })).toEqual({ code: 'bomb' })
  expect(await read({ rows }, { ratio: 2000 })).toEqual([['x']])
})

test('what is never read is never unpacked', async () => {
  const parts = { 'xl/worksheets/sheet2.xml': Buffer.alloc(60_000_000, ' ') }
  expect(await read({ rows: textRow(1, 'x'), parts })).toEqual([['x']])
})
