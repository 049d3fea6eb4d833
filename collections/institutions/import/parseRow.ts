import { isBin } from '../bin'
import { isKind, LANGUAGES, type Kind } from '../kinds'
import { KIND_WORDS, LANGUAGE_NOUNS, LANGUAGE_WORDS } from './words'
import type { ColumnId, FaultCode, InstitutionRow, Language, RowFault } from './institutionRow'

/** Cells of one row by column; a column that the file lacks is ''. */
export type RowCells = Readonly<Record<ColumnId, string>>

/** The row, or everything that is wrong with it. */
export type ParsedRow = Readonly<{ value: InstitutionRow } | { faults: readonly RowFault[] }>

const LONGEST_NAME = 300

/** Reads the cells of one row; `row` is its number in the file. */
export function parseRow(row: number, cells: RowCells): ParsedRow {
  const faults: RowFault[] = []
  const fail = (column: ColumnId, code: FaultCode): undefined => {
    faults.push({ row, column, code })
    return undefined
  }
  const value = {
    row,
    bin: withZeros(required(cells, 'bin', 12, fail)),
    kind: kindOf(cells.kind) ?? fail('kind', cells.kind === '' ? 'missing' : 'unknown_kind'),
    name: {
      kk: required(cells, 'name_kk', LONGEST_NAME, fail),
      ru: required(cells, 'name_ru', LONGEST_NAME, fail),
    },
    kato: cells.kato || undefined,
    parent: withZeros(cells.parent) || undefined,
    teachingLanguages: languagesOf(cells.languages) ?? fail('languages', 'unknown_language') ?? [],
    capacity: numberOf(cells, 'capacity', [0, 20_000], fail),
    latitude: numberOf(cells, 'latitude', [40, 56], fail),
    longitude: numberOf(cells, 'longitude', [46, 88], fail),
    opened: dateOf(cells, 'opened', fail),
    closed: dateOf(cells, 'closed', fail),
  }
  if (faults.length > 0) return { faults }
  const given = Object.entries(value).filter(([, one]) => one !== undefined)
  return { value: Object.fromEntries(given) as unknown as InstitutionRow }
}

type Fail = (column: ColumnId, code: FaultCode) => undefined

function required(cells: RowCells, column: ColumnId, longest: number, fail: Fail): string {
  const text = cells[column]
  if (text === '') fail(column, 'missing')
  if (text.length > longest) fail(column, 'too_long')
  return text
}

/** Spreadsheets take the number for one and drop the zeros at its beginning. Nine digits may be a code of a territory. */
function withZeros(text: string): string {
  const bin = text.padStart(12, '0')
  return /^\d{10,11}$/.test(text) && isBin(bin) ? bin : text
}

const folded = (text: string): string => text.normalize('NFC').trim().toLowerCase()

function kindOf(text: string): Kind | undefined {
  const word = folded(text)
  return isKind(word) ? word : KIND_WORDS.get(word)
}

/** «қазақ, орыс», `kk; ru`, `kk/ru`. */
function languagesOf(text: string): Language[] | undefined {
  const words = folded(text)
    .split(/[\s,;/+]+/u)
    .filter((word) => word !== '' && !LANGUAGE_NOUNS.has(word))
  const found = words.map(
    (word) => LANGUAGES.find((one) => one === word) ?? LANGUAGE_WORDS.get(word),
  )
  return found.includes(undefined) ? undefined : [...new Set(found as Language[])]
}

/** Decimal commas are what spreadsheets of this country write. */
function numberOf(
  cells: RowCells,
  column: ColumnId,
  [least, most]: readonly [number, number],
  fail: Fail,
): number | undefined {
  const text = cells[column].replace(/[\s ]/gu, '').replace(',', '.')
  if (text === '') return undefined
  if (!/^-?\d{1,9}(\.\d{1,12})?$/.test(text)) return fail(column, 'not_a_number')
  const number = Number(text)
  return number < least || number > most ? fail(column, 'out_of_range') : number
}

/** `2026-09-01` or `01.09.2026`; a day that exists. */
function dateOf(cells: RowCells, column: ColumnId, fail: Fail): string | undefined {
  const text = cells[column]
  if (text === '') return undefined
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(text)
    ? text
    : text.replace(/^(\d{2})\.(\d{2})\.(\d{4})$/, '$3-$2-$1')
  const date = new Date(`${iso}T00:00:00.000Z`)
  const isDay =
    /^\d{4}-/.test(iso) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)
  return isDay ? date.toISOString() : fail(column, 'not_a_date')
}
