import { expect, test } from '@jest/globals'
import { collationKey } from './collationKey'
import type { Locale } from './locales'
import { searchAspect } from './searchFields'

const { beforeChange: [hook] = [], fields } = searchAspect(['title', 'summary'], 'title')
const saved = (data: object, originalDoc?: object, locale: Locale = 'kk') =>
  hook?.({ data, originalDoc, req: { locale } } as never) as Record<string, unknown>

test('a saved document is found by all of its search fields, and ordered by one', () => {
  expect(saved({ title: 'Өрт қауіпсіздігі', summary: 'Ереже' })).toEqual({
    title: 'Өрт қауіпсіздігі',
    summary: 'Ереже',
    searchKey: 'орт кауипсиздиги ереже',
    sortKey: collationKey('Өрт қауіпсіздігі'),
  })
})

test('a partial save keeps what the rest of the document says', () => {
  expect(saved({ summary: 'Жаңа' }, { title: 'Мектеп', summary: 'Ескі' })).toMatchObject({
    searchKey: 'мектеп жана',
    sortKey: collationKey('Мектеп'),
  })
})

test('the Kazakh text decides the order, the Russian one only while there is no other', () => {
  const ruOnly = saved({ title: 'Школа' }, undefined, 'ru')
  expect(ruOnly.sortKey).toBe(collationKey('Школа'))
  const both = saved({ title: 'Мектеп' }, { sortKey: ruOnly.sortKey })
  expect(both.sortKey).toBe(collationKey('Мектеп'))
  expect(saved({ title: 'Гимназия' }, { sortKey: both.sortKey }, 'ru').sortKey).toBe(both.sortKey)
})

test('a Kazakh save without a title leaves the Russian order alone', () => {
  const sortKey = collationKey('Школа')
  expect(saved({ summary: 'Ереже' }, { sortKey }).sortKey).toBe(sortKey)
})

test('what a client sends for the columns is overwritten', () => {
  expect(saved({ title: 'а', searchKey: 'x', sortKey: 'x' })).toMatchObject({
    searchKey: 'а',
    sortKey: collationKey('а'),
  })
  expect(saved({ sortKey: 'x' }, { sortKey: '5a' }, 'ru').sortKey).toBe('5a')
})

test('a field that is empty or no text counts as nothing, a long one is cut', () => {
  expect(saved({ title: null, summary: 7 })).toMatchObject({ searchKey: '', sortKey: '' })
  expect(saved({ summary: 'а'.repeat(9000) }).searchKey).toHaveLength(2000)
})

test('there is a hidden column for each purpose, per language for search, one for the order', () => {
  const hidden = { index: true, admin: { hidden: true } }
  expect(fields).toMatchObject([
    { name: 'searchKey', localized: true, ...hidden },
    { name: 'sortKey', localized: false, ...hidden },
  ])
  expect(searchAspect(['title'], undefined).fields).toMatchObject([{ name: 'searchKey' }])
  expect(searchAspect([], undefined)).toEqual({})
})

test('what people type is folded like what is stored, wherever the question holds it', async () => {
  const { beforeOperation: [fold] = [] } = searchAspect(['title'], undefined)
  const ask = (where: object | undefined) =>
    (fold?.({ args: { limit: 5, where } } as never) as unknown as { where: object }).where
  expect(ask({ searchKey: { like: 'ӨРТ  Қауіп' } })).toEqual({ searchKey: { like: 'орт кауип' } })
  expect(
    ask({
      and: [{ title: { like: 'Өрт' } }, { or: [{ searchKey: { contains: 'Өрт', exists: true } }] }],
    }),
  ).toEqual({
    and: [{ title: { like: 'Өрт' } }, { or: [{ searchKey: { contains: 'орт', exists: true } }] }],
  })
  const odd = { id: { in: ['Ә', 'Ө'] }, and: [null, 'Ә', { searchKey: { in: ['Ә'] } }] }
  expect(ask(odd)).toEqual(odd)
  expect(ask({ searchKey: null })).toEqual({ searchKey: null })
  expect(ask(undefined)).toBeUndefined()
  expect(fold?.({ args: { limit: 5 } } as never)).toEqual({ limit: 5 })
})
