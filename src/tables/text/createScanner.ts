import { columnName } from '../columnName'
import type { TableLimits } from '../limits'
import { createRowBuilder, type RowBuilder, type TableRow } from '../rowBuilder'
import { TableError } from '../TableError'

/** Where the scanner stands: before a cell, in a bare one, in a quoted one, or behind a quote inside a quoted one. */
type Place = 'before' | 'bare' | 'quoted' | 'behind'

type State = {
  readonly delimiter: string
  /** What ends a bare cell. */
  readonly ends: RegExp
  readonly longest: number
  readonly builder: RowBuilder
  rows: TableRow[]
  place: Place
  cell: string
  row: number
  column: number
  isAfterReturn: boolean
}

export type Scanner = Readonly<{
  /** The rows that this piece of text ends. */
  scan: (text: string) => TableRow[]
  /** The last row, when no line break ended it. */
  end: () => TableRow[]
}>

/** One step from a position in the text to the next. */
const STEPS: Readonly<Record<Place, (state: State, text: string, at: number) => number>> = {
  before(state, text, at) {
    const isSecondHalf = state.isAfterReturn && text[at] === '\n'
    state.isAfterReturn = false
    if (isSecondHalf) return at + 1
    state.place = text[at] === '"' ? 'quoted' : 'bare'
    return state.place === 'quoted' ? at + 1 : at
  },
  bare(state, text, at) {
    state.ends.lastIndex = at
    const end = state.ends.exec(text)?.index ?? text.length
    add(state, text.slice(at, end))
    if (end < text.length) endCell(state, text.charAt(end))
    return end + 1
  },
  quoted(state, text, at) {
    const end = text.indexOf('"', at)
    add(state, text.slice(at, end === -1 ? undefined : end))
    if (end === -1) return text.length
    state.place = 'behind'
    return end + 1
  },
  behind(state, text, at) {
    const next = text.charAt(at)
    if (next === '"') {
      add(state, next)
      state.place = 'quoted'
    } else if (next === state.delimiter || next === '\r' || next === '\n') endCell(state, next)
    else throw faultIn(state, 'broken_quote')
    return at + 1
  },
}

/**
 * Cuts a text into rows as RFC 4180 says, with any line break. A quote inside a bare cell is a letter like any other, as
 * spreadsheets take it (КГУ "Школа № 5"); one that closes a cell and is followed by more is refused, for what was meant
 * cannot be known.
 * @throws TableError broken_quote, cell_too_long, too_many_columns, too_many_rows
 */
export function createScanner(delimiter: string, limits: TableLimits): Scanner {
  const state: State = {
    delimiter,
    ends: new RegExp(`[\\r\\n${delimiter}]`, 'g'),
    longest: limits.cellLength,
    builder: createRowBuilder(limits),
    rows: [],
    place: 'before',
    cell: '',
    row: 1,
    column: 0,
    isAfterReturn: false,
  }
  return {
    scan(text) {
      for (let at = 0; at < text.length;) at = STEPS[state.place](state, text, at)
      return state.rows.splice(0)
    },
    end() {
      if (state.place === 'quoted') throw faultIn(state, 'broken_quote')
      endCell(state, '\n')
      return state.rows.splice(0)
    },
  }
}

function add(state: State, text: string): void {
  state.cell += text
  if (state.cell.length <= state.longest) return
  // A quote that is never closed swallows row after row.
  const isOpen = state.place === 'quoted' && /[\r\n]/.test(state.cell)
  throw faultIn(state, isOpen ? 'broken_quote' : 'cell_too_long')
}

/** @param by the delimiter or line break that ends it */
function endCell(state: State, by: string): void {
  state.builder.put(state.row, state.column, state.cell)
  state.cell = ''
  state.place = 'before'
  state.column++
  if (by === state.delimiter) return
  const row = state.builder.finish(state.row)
  if (row) state.rows.push(row)
  state.row++
  state.column = 0
  state.isAfterReturn = by === '\r'
}

function faultIn(state: State, code: 'broken_quote' | 'cell_too_long'): TableError {
  const { column, longest, row } = state
  return new TableError(code, { row, column: columnName(column), limit: longest })
}
