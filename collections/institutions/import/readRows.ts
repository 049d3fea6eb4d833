import { columnsOf, readTable } from '#tables'
import type { ColumnId, InstitutionRow, RowFault } from './institutionRow'
import { parseRow, type RowCells } from './parseRow'
import { COLUMN_NAMES, REQUIRED_COLUMNS } from './words'

/** A column of the file that is not read: `column` in letters. */
export type IgnoredColumn = Readonly<{ column: string; header: string }>

/** A table of institutions, row by row. */
export type InstitutionTable = Readonly<{
  rows: readonly InstitutionRow[]
  /** Of rows that could not be read. */
  faults: readonly RowFault[]
  /** Every row as it was written, by its number in the file. */
  cells: ReadonlyMap<number, RowCells>
  /** Headers that nobody understands, or that came a second time. */
  ignored: readonly IgnoredColumn[]
  /** Without these nothing is read. */
  missing: readonly ColumnId[]
}>

const COLUMNS = Object.keys(COLUMN_NAMES) as ColumnId[]

type Header = ReturnType<typeof columnsOf<ColumnId>>

/**
 * Reads a table of institutions whose first row names the columns.
 * @param source path of a CSV or XLSX file, or its bytes
 * @throws TableError
 */
export async function readRows(source: string | Buffer): Promise<InstitutionTable> {
  const rows: InstitutionRow[] = []
  const faults: RowFault[] = []
  const cells = new Map<number, RowCells>()
  let header: Header | undefined
  for await (const { cells: texts, number } of readTable(source)) {
    if (!header) {
      header = columnsOf(texts, COLUMN_NAMES)
      if (missingIn(header).length > 0) break
      continue
    }
    const given = cellsOf(header, texts)
    cells.set(number, given)
    const parsed = parseRow(number, given)
    if ('value' in parsed) rows.push(parsed.value)
    else faults.push(...parsed.faults)
  }
  const missing = header ? missingIn(header) : []
  return { rows, faults, cells, ignored: header ? ignoredIn(header) : [], missing }
}

function missingIn({ found }: Header): ColumnId[] {
  return REQUIRED_COLUMNS.filter((id) => !found.has(id))
}

function ignoredIn({ duplicate, unknown }: Header): IgnoredColumn[] {
  return [...unknown, ...duplicate].map(({ column, header }) => ({ column, header }))
}

function cellsOf({ found }: Header, texts: readonly string[]): RowCells {
  const entries = COLUMNS.map((id) => [id, texts[found.get(id) ?? -1] ?? ''])
  return Object.fromEntries(entries) as RowCells
}
