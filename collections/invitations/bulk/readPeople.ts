import { columnsOf, readTable } from '#tables'
import { parsePerson } from './parsePerson'
import type { ColumnId, PersonCells, PersonRow, RowFault } from './personRow'
import { COLUMN_NAMES, REQUIRED_COLUMNS } from './words'

/** People at once: a large school with its teachers and pupils. */
export const MOST_PEOPLE = 2000

/** A list of people, row by row. */
export type PeopleTable = Readonly<{
  rows: readonly PersonRow[]
  /** Of rows that could not be read. */
  faults: readonly RowFault[]
  /** Every row as it was written, by its number in the file. */
  cells: ReadonlyMap<number, PersonCells>
  /** Headers that nobody understands, or that came a second time; columns in letters. */
  ignored: readonly Readonly<{ column: string; header: string }>[]
  /** Without these nothing is read. */
  missing: readonly ColumnId[]
}>

export const COLUMNS = Object.keys(COLUMN_NAMES) as ColumnId[]

type Header = ReturnType<typeof columnsOf<ColumnId>>

/**
 * Reads a list of people whose first row names the columns.
 * @throws TableError, also for more than 2,000 rows
 */
export async function readPeople(source: Buffer): Promise<PeopleTable> {
  const rows: PersonRow[] = []
  const faults: RowFault[] = []
  const cells = new Map<number, PersonCells>()
  let header: Header | undefined
  const limits = { rows: MOST_PEOPLE + 1 }
  for await (const { cells: texts, number } of readTable(source, { limits })) {
    if (!header) {
      header = columnsOf(texts, COLUMN_NAMES)
      if (missingIn(header).length > 0) break
      continue
    }
    const given = cellsOf(header, texts)
    cells.set(number, given)
    const parsed = parsePerson(number, given)
    if ('value' in parsed) rows.push(parsed.value)
    else faults.push(...parsed.faults)
  }
  const ignored = header ? [...header.unknown, ...header.duplicate] : []
  return {
    ...{ rows, faults, cells },
    ignored: ignored.map(({ column, header: text }) => ({ column, header: text })),
    missing: header ? missingIn(header) : [],
  }
}

const missingIn = ({ found }: Header): ColumnId[] => REQUIRED_COLUMNS.filter((id) => !found.has(id))

function cellsOf({ found }: Header, texts: readonly string[]): PersonCells {
  const entries = COLUMNS.map((id) => [id, (texts[found.get(id) ?? -1] ?? '').trim()])
  return Object.fromEntries(entries) as PersonCells
}
