import { TableError } from '../TableError'
import type { Moment } from './momentFormat'
import { plainNumber } from './plainNumber'
import { serialMoment } from './serialMoment'
import type { SharedStrings } from './sharedStrings'

/** What cells refer to. */
export type Book = Readonly<{
  sharedStrings: SharedStrings
  styles: readonly (Moment | undefined)[]
  is1904: boolean
}>

/** A cell as it is stored: its kind of value, its style, and the value's text. */
export type StoredCell = Readonly<{ type: string; style: number; value: string }>

/** By kind of value; the others are texts. */
const READERS = new Map<string, (cell: StoredCell, book: Book) => string>([
  ['n', numberText],
  ['s', sharedText],
  ['b', ({ value }) => (value === '1' || value === 'true' ? 'true' : 'false')],
  ['d', ({ value }) => value.replace(/T00:00:00(\.0+)?Z?$/, '')],
])

/**
 * The text of a cell: numbers with all their digits, dates as `2024-09-01`, booleans as true and false, formulas by the
 * value they had when the file was saved.
 * @throws TableError unreadable
 */
export function cellText(cell: StoredCell, book: Book): string {
  const read = READERS.get(cell.type)
  return read && cell.value !== '' ? read(cell, book) : cell.value
}

function sharedText({ value }: StoredCell, { sharedStrings }: Book): string {
  const text = /^\d+$/.test(value) ? sharedStrings(Number(value)) : undefined
  if (text === undefined) throw new TableError('unreadable')
  return text
}

function numberText({ style, value }: StoredCell, { is1904, styles }: Book): string {
  const moment = styles[style]
  const text = moment && serialMoment(Number(value), { is1904, moment })
  return text ?? plainNumber(value)
}
