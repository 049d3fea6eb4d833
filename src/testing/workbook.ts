import { zip, type ZipPart } from './zip'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** Pieces of XML, put where each belongs. */
export type WorkbookParts = Readonly<{
  /** Inside `<sheetData>` of the first sheet. */
  rows?: string
  /** Behind `<sheetData>`. */
  afterRows?: string
  /** `<sheet>` elements; rId1 is the first sheet, rId2 the second. */
  sheets?: string
  /** `<workbookPr>`. */
  properties?: string
  /** `<si>` elements. */
  shared?: string
  /** Inside `<styleSheet>`. */
  styles?: string
  /** Relations of the workbook besides its sheets, strings and styles. */
  relations?: string
  /** Parts added, or put in place of others. */
  parts?: Readonly<Record<string, string | Buffer>>
}>

/** Writes an XLSX workbook of two sheets by hand. */
export function workbook(parts: WorkbookParts = {}): Buffer {
  return zip(workbookEntries(parts))
}

/** The same before it is packed. */
export function workbookEntries(given: WorkbookParts): ZipPart[] {
  const { afterRows = '', rows = '', shared = '', styles = '' } = given
  const parts = {
    '[Content_Types].xml': `${XML}<Types/>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookPart(given),
    'xl/_rels/workbook.xml.rels': relations(
      [
        ['worksheet', 'worksheets/sheet1.xml'],
        ['worksheet', '/xl/worksheets/sheet2.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
        ['styles', 'styles.xml'],
      ],
      given.relations,
    ),
    'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${afterRows}</worksheet>`,
    'xl/worksheets/sheet2.xml': `${XML}<worksheet xmlns="${MAIN}"><sheetData>${textRow(1, 'екінші')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `${XML}<sst xmlns="${MAIN}">${shared}</sst>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
    ...given.parts,
  }
  return Object.entries(parts).map(([name, data]) => ({ name, data }))
}

/** A row of inline texts. */
export function textRow(number: number, ...texts: readonly string[]): string {
  const cells = texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`)
  return `<row r="${String(number)}">${cells.join('')}</row>`
}

function workbookPart({ properties = '', sheets }: WorkbookParts): string {
  const list =
    sheets ??
    '<sheet name="Бірінші" sheetId="1" r:id="rId1"/><sheet name="Екінші" sheetId="2" r:id="rId2"/>'
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${list}</sheets></workbook>`
}

function relations(list: readonly (readonly [kind: string, target: string])[], more = ''): string {
  const all = list.map(
    ([kind, target], index) =>
      `<Relationship Id="rId${String(index + 1)}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  )
  return `${XML}<Relationships xmlns="${PACKAGE}">${all.join('')}${more}</Relationships>`
}
