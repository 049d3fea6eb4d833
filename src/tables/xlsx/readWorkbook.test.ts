import { describe, expect, test } from '@jest/globals'
import { cellsIn, rowsIn } from '../../testing/tables'
import { textRow, workbook, workbookEntries, type WorkbookParts } from '../../testing/workbook'
import { zip } from '../../testing/zip'

const read = (parts: WorkbookParts) => cellsIn(workbook(parts))
/** The cells of one row. */
const row = (cells: string, more: WorkbookParts = {}) =>
  read({ rows: `<row r="1">${cells}</row>`, ...more })
const STYLES =
  '<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy;@"/><numFmt numFmtId="165" formatCode="0.00"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs>' +
  '<dxfs><dxf><numFmt numFmtId="0" formatCode="yyyy"/></dxf></dxfs>'

describe('cells', () => {
  test.each([
    [
      'numbers with all their digits',
      '<c><v>10140000012</v></c><c><v>1E+12</v></c>',
      ['10140000012', '1000000000000'],
    ],
    ['numbers stored as text', '<c t="str"><v>010140000012</v></c>', ['010140000012']],
    ['booleans', '<c t="b"><v>1</v></c><c t="b"><v>0</v></c>', ['true', 'false']],
    ['errors of formulas', '<c t="e"><v>#N/A</v></c>', ['#N/A']],
    [
      'dates as the strict kind writes them',
      '<c t="d"><v>2024-09-01T00:00:00</v></c>',
      ['2024-09-01'],
    ],
    ['formulas by their value', '<c><f>SUM(A1:A9)</f><v>45</v></c>', ['45']],
    ['formulas that give a text', '<c t="str"><f>"а"&amp;"б"</f><v>аб</v></c>', ['аб']],
    ['formulas never computed', '<c><f>1+1</f></c><c><v>5</v></c>', ['', '5']],
    ['empty ones', '<c/><c t="s"/><c t="b"><v/></c><c><v>5</v></c>', ['', '', '', '5']],
    [
      'in their places',
      '<c r="C1"><v>3</v></c><c r="E1"><v>5</v></c><c><v>6</v></c>',
      ['', '', '3', '', '5', '6'],
    ],
    ['inline texts', '<c t="inlineStr"><is><t>қазақ</t></is></c>', ['қазақ']],
    [
      'inline rich texts',
      '<c t="inlineStr"><is><r><rPr><b/></rPr><t>қа</t></r><r><t xml:space="preserve">зақ </t></r></is></c>',
      ['қазақ'],
    ],
    ['CDATA and entities', '<c t="str"><v>&lt;<![CDATA[&]]>&#1179;</v></c>', ['<&қ']],
    [
      'what XML cannot hold',
      '<c t="str"><v>а_x000D_\nб_x005F_x0041_ _x0000_ _xD800_</v></c>',
      ['а\r\nб_x0041_ _x0000_ _xD800_'],
    ],
    ['trimmed', '<c t="str"><v>\u00a0 а\u00a0б \u200b</v></c>', ['а\u00a0б']],
  ])('%s', async (_name, cells, texts) => {
    expect(await row(cells)).toEqual([texts])
  })

  test('shared texts, plain, rich, with reading aids', async () => {
    const shared =
      '<si><t>бір</t></si><si><r><t>е</t></r><r><t>кі</t></r></si><si/>' +
      '<si><t>үш</t><rPh sb="0" eb="1"><t>УШ</t></rPh></si>'
    const cells = [3, 2, 1, 0].map((index) => `<c t="s"><v>${String(index)}</v></c>`).join('')
    expect(await row(cells, { shared })).toEqual([['үш', '', 'екі', 'бір']])
  })

  test.each(['4', '-1', 'x', '1.5', '99999999999999999999', '__proto__'])(
    'a shared text %s that is not there',
    async (index) => {
      const shared = '<si><t>бір</t></si>'
      expect(await row(`<c t="s"><v>${index}</v></c>`, { shared })).toEqual({ code: 'unreadable' })
    },
  )
})

describe('dates', () => {
  const cells =
    '<c s="1"><v>45536</v></c><c s="2"><v>45536.5</v></c><c s="4"><v>0.5</v></c>' +
    '<c s="0"><v>45536</v></c><c s="3"><v>45536</v></c><c s="9"><v>45536</v></c><c s="1" t="str"><v>45536</v></c>'
  const plain = ['45536', '45536', '45536', '45536']

  test('are told by the format of the cell', async () => {
    const dates = ['2024-09-01', '2024-09-01T12:00:00', '12:00:00']
    expect(await row(cells, { styles: STYLES })).toEqual([[...dates, ...plain]])
  })

  test.each(['1', 'true'])('count from 1904 where the workbook says so (%s)', async (value) => {
    const properties = `<workbookPr date1904="${value}"/>`
    const dates = ['2028-09-02', '2028-09-02T12:00:00', '12:00:00']
    expect(await row(cells, { styles: STYLES, properties })).toEqual([[...dates, ...plain]])
  })

  test('that are none stay numbers', async () => {
    const values = ['60', '0', '-1', '9999999']
    const odd = values.map((value) => `<c s="1"><v>${value}</v></c>`).join('')
    expect(await row(odd, { styles: STYLES })).toEqual([values])
  })
})

describe('rows', () => {
  test('are numbered as the sheet shows them, empty ones passed over', async () => {
    const rows = `${textRow(1, 'h')}<row r="2"><c s="1"/></row><row r="5"/>${textRow(7, 'x')}<row><c><v>8</v></c></row>`
    expect(await rowsIn(workbook({ rows }))).toEqual([[1, 'h'], [7, 'x'], [8, '8']]) // prettier-ignore
  })

  test('of merged cells the first holds the value', async () => {
    const rows = `<row r="1"><c r="A1" t="str"><v>Мектеп</v></c><c r="B1"/><c r="C1"><v>1</v></c></row><row r="2"><c r="A2"/><c r="C2"><v>2</v></c></row>`
    const afterRows = '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
    expect(await read({ rows, afterRows })).toEqual([['Мектеп', '', '1'], ['', '', '2']]) // prettier-ignore
  })

  test('what stands behind the rows is none', async () => {
    const afterRows = `<extLst><ext><row r="1"><c r="ZZZ1"><v>9</v></c></row></ext></extLst>`
    expect(await read({ rows: textRow(1, 'a'), afterRows })).toEqual([['a']])
  })

  test('prefixes make no difference', async () => {
    const sheet =
      '<x:worksheet xmlns:x="u"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    expect(await read({ parts: { 'xl/worksheets/sheet1.xml': sheet } })).toEqual([['5']])
  })

  test.each([
    ['out of order', textRow(2, 'a') + textRow(1, 'b')],
    ['of one number', textRow(1, 'a') + textRow(1, 'b')],
    ['numbered 0', textRow(0, 'a')],
    ['numbered by a word', '<row r="x"><c><v>1</v></c></row>'],
    ['with a cell nowhere', '<row r="1"><c r="1A"><v>1</v></c></row>'],
    ['that do not end', '<row r="1"><c><v>1</v></c>'],
  ])('%s are damage', async (_name, rows) => {
    expect(await read({ rows })).toEqual({ code: 'unreadable' })
  })
})

describe('sheets', () => {
  const sheet = (id: number, state = '') =>
    `<sheet name="${String(id)}" sheetId="${String(id)}" ${state} r:id="rId${String(id)}"/>`
  const rows = textRow(1, 'бірінші')

  test('the first visible one is read', async () => {
    expect(await read({ rows })).toEqual([['бірінші']])
    expect(await read({ rows, sheets: sheet(2) + sheet(1) })).toEqual([['екінші']])
    for (const state of ['hidden', 'veryHidden'])
      expect(await read({ rows, sheets: sheet(1, `state="${state}"`) + sheet(2) })).toEqual([
        ['екінші'],
      ])
    expect(await read({ rows, sheets: sheet(1, 'state="visible"') })).toEqual([['бірінші']])
  })

  test('one of charts is passed over', async () => {
    const relations =
      '<Relationship Id="rId9" Type="http://x/relationships/chartsheet" Target="worksheets/sheet1.xml"/>'
    expect(await read({ relations, sheets: sheet(9) + sheet(2) })).toEqual([['екінші']])
  })

  test.each([
    ['hidden all', sheet(1, 'state="hidden"') + sheet(2, 'state="veryHidden"')],
    ['none', ''],
    ['of unknown relation', sheet(77)],
    ['without relation', '<sheet name="x" sheetId="1"/>'],
  ])('%s: there is none to read', async (_name, sheets) => {
    expect(await read({ rows, sheets })).toEqual({ code: 'no_sheet' })
  })

  test('an empty one holds no table', async () => {
    expect(await read({ rows: '' })).toEqual({ code: 'empty' })
    expect(await read({ rows: '<row r="1"><c s="1"/><c t="str"><v> </v></c></row>' })).toEqual({
      code: 'empty',
    })
  })
})

describe('what else is in the file', () => {
  const relation = (kind: string, target: string, more = '') =>
    `<Relationship Id="rId9" Type="http://x/relationships/${kind}" Target="${target}" ${more}/>`
  const rows = textRow(1, 'a')

  test('links to other workbooks are not followed', async () => {
    const relations = relation('externalLink', 'externalLinks/externalLink1.xml')
    const parts = { 'xl/externalLinks/externalLink1.xml': '<!DOCTYPE x SYSTEM "file:///x"><x/>' }
    expect(await read({ rows, relations, parts })).toEqual([['a']])
  })

  test('a sheet somewhere else is not fetched', async () => {
    const relations = relation('worksheet', 'http://127.0.0.1:1/sheet.xml', 'TargetMode="External"')
    const sheets = '<sheet name="x" sheetId="9" r:id="rId9"/>'
    expect(await read({ rows, relations, sheets })).toEqual({ code: 'no_sheet' })
  })

  test('a sheet outside the archive is not there', async () => {
    const relations = relation('worksheet', '../../../../etc/passwd')
    const sheets = '<sheet name="x" sheetId="9" r:id="rId9"/>'
    expect(await read({ rows, relations, sheets })).toEqual({ code: 'unreadable' })
  })

  test.each(['vbaProject', 'xlMacrosheet', 'xlIntlMacrosheet'])(
    'a %s under any name',
    async (kind) => {
      expect(await read({ rows, relations: relation(kind, 'x.bin') })).toEqual({ code: 'macros' })
    },
  )

  test('pictures, comments, settings', async () => {
    const parts = {
      'docProps/app.xml': '<x/>',
      'xl/media/image1.png': Buffer.from('\x89PNG'),
      'xl/comments1.xml': 'not even XML',
      'xl/printerSettings/printerSettings1.bin': Buffer.alloc(100),
    }
    expect(await read({ rows, parts })).toEqual([['a']])
  })

  test('nothing but a sheet', async () => {
    const needed = /Content|rels|workbook\.xml$|sheet1/
    const bare = (cells: string) =>
      workbookEntries({ rows: cells })
        .filter(({ name }) => needed.test(name))
        .map((part) => ({
          ...part,
          data: String(part.data).replace(/<Relationship [^>]*(styles|Strings)\.xml"\/>/g, ''),
        }))
    expect(await cellsIn(zip(bare(rows)))).toEqual([['a']])
    const shared = '<row r="1"><c t="s"><v>0</v></c></row>'
    expect(await cellsIn(zip(bare(shared)))).toEqual({ code: 'unreadable' })
  })
})

describe('files of another kind', () => {
  const root = (target: string) =>
    `<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="${target}"/></Relationships>`
  test.each([
    ['a plain archive', zip([{ name: 'a.txt', data: 'x' }]), 'not_a_table'],
    ['an empty one', zip([]), 'not_a_table'],
    [
      'a document of LibreOffice',
      zip([
        { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet' },
        { name: 'content.xml', data: '<x/>' },
      ]),
      'not_a_table',
    ],
    [
      'a document of Word',
      zip([
        { name: '_rels/.rels', data: root('word/document.xml') },
        { name: 'word/document.xml', data: '<w:document xmlns:w="u"><w:body/></w:document>' },
      ]),
      'not_a_table',
    ],
    [
      'a package without a document',
      zip([{ name: '_rels/.rels', data: '<Relationships/>' }]),
      'not_a_table',
    ],
    [
      'a binary workbook',
      zip([
        { name: '_rels/.rels', data: root('xl/workbook.bin') },
        { name: 'xl/workbook.bin', data: 'x' },
      ]),
      'old_format',
    ],
    [
      'a workbook without its main part',
      zip([{ name: '_rels/.rels', data: root('xl/workbook.xml') }]),
      'unreadable',
    ],
  ])('%s', async (_name, bytes, code) => {
    expect(await cellsIn(bytes)).toEqual({ code })
  })
})

describe('every part of XML is refused when it says DOCTYPE', () => {
  test.each([
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/sharedStrings.xml',
    'xl/styles.xml',
    'xl/worksheets/sheet1.xml',
  ])('%s', async (name) => {
    const parts = workbookEntries({ rows: textRow(1, 'a') }).map((part) =>
      part.name === name
        ? { ...part, data: String(part.data).replace('?>', '?><!DOCTYPE x [<!ENTITY y "z">]>') }
        : part,
    )
    expect(await cellsIn(zip(parts))).toEqual({ code: 'unsafe_content' })
  })
})
