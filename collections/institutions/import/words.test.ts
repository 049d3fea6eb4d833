import { expect, test } from '@jest/globals'
import { columnsOf } from '#tables'
import { KINDS, LANGUAGES } from '../kinds'
import { kk as coreKk } from '../../translations/kk'
import { ru as coreRu } from '../../translations/ru'
import { withBinCheckDigit } from '../bin'
import type { ColumnId, FaultCode } from './institutionRow'
import { parseRow, type RowCells } from './parseRow'
import { kk } from './translations/kk'
import { ru } from './translations/ru'
import { COLUMN_NAMES } from './words'

const columns = Object.keys(COLUMN_NAMES) as ColumnId[]
const languages = { kk: { ...coreKk, ...kk }, ru: { ...coreRu, ...ru } } as const
const texts: [string, Record<string, string>][] = Object.entries(languages)

/** Every code once: a new one that has no sentence is a fault of types here. */
const CODES: Readonly<Record<FaultCode, true>> = {
  ...{ missing: true, too_long: true, unknown_kind: true, unknown_language: true },
  ...{ not_a_number: true, not_a_date: true, out_of_range: true, twice: true },
  ...{ parent_unknown: true, parent_faulty: true, parent_fixed: true, parent_closed: true },
  ...{ cycle: true, second_root: true, too_deep: true, foreign: true, bin_invalid: true },
  ...{ kato_unknown: true, kato_foreign: true, kind_unsuitable: true, dates_reversed: true },
}

test.each(texts)(
  'the columns as the reader of %s is told them are understood as headers',
  (_l, all) => {
    const header = columns.map((id) => all[`import.column.${id}`] ?? '')
    const { duplicate, found, missing, unknown } = columnsOf(header, COLUMN_NAMES)
    expect([missing, unknown, duplicate]).toEqual([[], [], []])
    expect([...found.keys()]).toEqual(columns)
  },
)

test.each(texts)('every fault is a sentence of its own in %s', (_language, all) => {
  const sentences = Object.keys(CODES).map((code) => all[`import.fault.${code}`] ?? '')
  for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.*\.$/su)
  expect(new Set(sentences).size).toBe(sentences.length)
})

const cells = (more: Partial<RowCells>): RowCells => ({
  ...(Object.fromEntries(columns.map((id) => [id, ''])) as RowCells),
  ...{ bin: '200140000014', kind: 'school', name_kk: 'а', name_ru: 'б', ...more },
})
const valueOf = (more: Partial<RowCells>) => {
  const parsed = parseRow(2, cells(more))
  return 'value' in parsed ? parsed.value : parsed.faults
}

test('what the hints and the admin call a kind or a language is understood', () => {
  for (const [language, all] of texts) {
    const hinted = (all['import.column.kind.hint'] ?? '').replace(/ немесе /, ', ').replace('.', '')
    for (const word of hinted.split(', '))
      expect([word, valueOf({ kind: word })]).toEqual([word, expect.objectContaining({ row: 2 })])
    for (const kind of KINDS)
      expect([language, valueOf({ kind: all[`institutions.kind.${kind}`] ?? '' })]).toEqual([
        language,
        expect.objectContaining({ kind }),
      ])
    for (const one of LANGUAGES)
      expect(valueOf({ languages: all[`institutions.teachingLanguages.${one}`] ?? '' })).toEqual(
        expect.objectContaining({ teachingLanguages: [one] }),
      )
  }
})

/** A number that begins with a zero. */
const SHORT = (withBinCheckDigit('01014000001') ?? '').slice(1)

test('zeros that a spreadsheet has dropped come back, where they make a number of it', () => {
  expect(valueOf({ bin: SHORT })).toMatchObject({ bin: `0${SHORT}` })
  expect(valueOf({ bin: '140000012' })).toMatchObject({ bin: '140000012' })
  expect(valueOf({ bin: '20140000013' })).toMatchObject({ bin: '20140000013' })
  expect(valueOf({ parent: SHORT })).toMatchObject({ parent: `0${SHORT}` })
  expect(valueOf({ parent: '110000000' })).toMatchObject({ parent: '110000000' })
})
