import { expect, test } from '@jest/globals'
import { z } from 'zod'
import { formOf } from '#kernel'
import { placeOf, wordsOfValue } from './wording'

const texts2 = z.object({ kk: z.string(), ru: z.string() })
const schema = z.object({
  year: z.string(),
  terms: z.array(
    z.object({
      key: z.string(),
      name: texts2,
      from: z.iso.date(),
      grades: z.array(z.int()),
      certainty: z.enum(['law', 'unsure']),
    }),
  ),
  pages: z.object({ clicks: z.int() }),
})
const texts = {
  'x.year': 'Год',
  'x.terms': 'Четверти',
  'x.terms.from': 'Начало',
  'x.terms.name': 'Название',
  'x.terms.grades': 'Классы',
  'x.terms.certainty': 'Достоверность',
  'x.terms.certainty.law': 'Сказано в акте',
  'x.pages': 'Страницы',
  'x.pages.clicks': 'Переходы',
}
const form = { fields: formOf(schema, 'x'), texts }

test.each<[string, unknown, string, string]>([
  ['year', '2026', 'Год', '2026'],
  ['terms.q1.from', '2026-09-01', 'Четверти, q1, Начало', '01.09.2026'],
  ['terms.q1.certainty', 'law', 'Четверти, q1, Достоверность', 'Сказано в акте'],
  ['terms.q1.name', { kk: 'а', ru: 'б' }, 'Четверти, q1, Название', 'а / б'],
  ['terms.0.grades', [1, 9], 'Четверти, № 1, Классы', '1; 9'],
  ['terms.0.grades.2', 9, 'Четверти, № 1, Классы, № 3', '9'],
  ['pages', { clicks: 3 }, 'Страницы', 'Переходы: 3'],
  ['lost.2', true, 'lost, № 3', 'true'],
  ['year', undefined, 'Год', ''],
])('%s of %j is shown in words', (path, value, words, shown) => {
  const place = placeOf(form, path)
  expect(place.words).toBe(words)
  expect(wordsOfValue(value, place.field, texts)).toBe(shown)
})

test('a row that was added is shown with the names of its fields', () => {
  const row = { key: 'q5', from: '2027-06-01', certainty: 'unsure' }
  const { field } = placeOf(form, 'terms.q5')
  expect(wordsOfValue(row, field, texts)).toBe('key: q5, Начало: 01.06.2027, Достоверность: unsure')
  const list = placeOf(form, 'terms')
  expect(wordsOfValue([row], list.field, texts)).toBe(wordsOfValue(row, field, texts))
})
