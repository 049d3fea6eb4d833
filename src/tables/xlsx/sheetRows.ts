import { columnOf } from '../columnName'
import type { TableLimits } from '../limits'
import { createRowBuilder, type TableRow } from '../rowBuilder'
import { TableError } from '../TableError'
import { cellText, type Book } from './cellText'
import { readXml, type Attributes, type XmlHandlers } from './readXml'
import { createRichText } from './richText'

/** Where the reader stands in the sheet. */
type State = { isInData: boolean; row: number; column: number; type: string; style: number }

/**
 * Reads the rows of a sheet as its bytes come. Of merged cells the first holds the value, as it is stored.
 * @throws TableError unreadable, and those of the limits
 */
export function sheetRows(
  pieces: AsyncIterable<Buffer>,
  book: Book,
  limits: TableLimits,
): AsyncGenerator<TableRow, void, undefined> {
  const rows: TableRow[] = []
  return readXml(pieces, createHandlers(book, limits, rows), () => rows.splice(0))
}

/** @param rows where finished rows are put */
function createHandlers(book: Book, limits: TableLimits, rows: TableRow[]): XmlHandlers {
  const builder = createRowBuilder(limits)
  const rich = createRichText(limits.cellLength)
  const state: State = { isInData: false, row: 0, column: -1, type: 'n', style: 0 }
  return {
    open(tag, attributes) {
      if (tag === 'sheetData') state.isInData = true
      else if (!state.isInData) return
      else if (tag === 'row') openRow(state, attributes)
      else if (tag === 'c') openCell(state, attributes)
      else rich.open(tag)
    },
    text: rich.text,
    close(tag) {
      if (tag === 'sheetData') state.isInData = false
      else if (!state.isInData) return
      else if (tag === 'c') {
        const { style, type } = state
        builder.put(state.row, state.column, cellText({ type, style, value: rich.take() }, book))
      } else if (tag === 'row') {
        const row = builder.finish(state.row)
        if (row) rows.push(row)
      } else rich.close(tag)
    },
  }
}

function openRow(state: State, { r }: Attributes): void {
  const row = r === undefined ? state.row + 1 : Number(r)
  if (!(Number.isSafeInteger(row) && row > state.row)) throw new TableError('unreadable')
  state.row = row
  state.column = -1
}

function openCell(state: State, { r, s = '0', t = 'n' }: Attributes): void {
  const column = r === undefined ? state.column + 1 : columnOf(r)
  if (column === undefined) throw new TableError('unreadable')
  state.column = column
  state.style = Number(s)
  state.type = t
}
