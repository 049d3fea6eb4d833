import { expect, test } from '@jest/globals'
import { codeOf, LOCALES, missingKeys } from '#kernel'
import { createTranslator } from '../../kernel/translator'
import { TABLE_ERRORS, TableError } from '../TableError'
import { tablesMessages } from './index'

const translate = await createTranslator({ tables: tablesMessages })
const values = { row: 17, column: 'C', limit: 100_000 }

test('every refusal has its words in both languages, and there are no others', () => {
  expect(missingKeys(tablesMessages)).toEqual([])
  expect(Object.keys(tablesMessages.kk).sort()).toEqual(
    TABLE_ERRORS.map((code) => `error.${code}`).sort(),
  )
})

test('no refusal is taken for an error of the portal itself', () => {
  for (const code of TABLE_ERRORS) expect(codeOf(new TableError(code))).toBe('internal')
})

test('the place is told as the person sees it', () => {
  const told = (locale: 'kk' | 'ru', code: string) =>
    translate(locale)(`tables:error.${code}`, values)
  expect(told('ru', 'broken_quote')).toMatch(/^Строка 17, столбец C: /)
  expect(told('kk', 'broken_quote')).toMatch(/^17-жол, C бағаны: /)
  expect(told('ru', 'too_many_rows')).toMatch(/: 100\s000\.$/)
  expect(told('kk', 'too_many_rows')).toMatch(/: 100\s000\.$/)
  expect(translate('ru')('tables:error.file_too_large', { limit: 20 })).toMatch(/ 20 МБ\.$/)
})

test('every text is a sentence, filled in whole', () => {
  for (const locale of LOCALES)
    for (const code of TABLE_ERRORS)
      expect(translate(locale)(`tables:error.${code}`, values)).toMatch(/^[^{}]+\.$/)
})

test('Kazakh texts are written in Kazakh Cyrillic: no Latin look-alikes, no Russian text left over', () => {
  for (const [key, text] of Object.entries(tablesMessages.kk)) {
    const words = text.replace(/\{[^}]*\}|XLSX|CSV|UTF-8/g, '')
    expect({ key, latin: /[A-Za-z]/.test(words) }).toEqual({ key, latin: false })
    expect({ key, same: text === tablesMessages.ru[key] }).toEqual({ key, same: false })
  }
})
