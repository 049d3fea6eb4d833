import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { languageState, stampHook, type LanguageState, type Stamps } from './languageStamps'
import type { Locale } from './locales'

const day = (n: number | undefined) =>
  n === undefined ? null : new Date(Date.UTC(2026, 8, n)).toISOString()
type Days = { changed?: number; published?: number }
const stamps = ({ changed, published }: Days): Stamps => ({
  changed: day(changed),
  published: day(published),
})

test.each<[Days, Days, LanguageState]>([
  [{}, {}, 'missing'],
  [{}, { changed: 1, published: 1 }, 'missing'],
  [{ published: 1 }, {}, 'missing'],
  [{ changed: 1 }, {}, 'draft'],
  [{ changed: 2, published: 1 }, {}, 'draft'],
  [{ changed: 1, published: 1 }, {}, 'published'],
  [{ changed: 1, published: 2 }, {}, 'published'],
  [{ changed: 2, published: 2 }, { changed: 1 }, 'published'],
  [{ changed: 2, published: 2 }, { changed: 2 }, 'published'],
  [{ changed: 1, published: 1 }, { changed: 2 }, 'outdated'],
  [{ changed: 1, published: 3 }, { changed: 2 }, 'outdated'],
  [{ changed: 3, published: 2 }, { changed: 4 }, 'draft'],
])('%p beside %p is %s', (own, other, state) => {
  expect(languageState({ kk: stamps(own), ru: stamps(other) }, 'kk')).toBe(state)
  expect(languageState({ ru: stamps(own), kk: stamps(other) }, 'ru')).toBe(state)
})

test('a document that has no stamps yet has no language', () => {
  expect(languageState({}, 'kk')).toBe('missing')
})

type Doc = Record<string, unknown> & { languages?: Partial<Record<Locale, Stamps>> }
const save = (at: number, locale: string, data: Doc, originalDoc?: Doc, areDrafts = true) => {
  const now = () => new Date(Date.UTC(2026, 8, at))
  const hook = stampHook(['title', 'blocks'], { areDrafts, now })
  const saved = hook({ data, originalDoc, req: { locale } } as never) as Doc
  return saved.languages ?? {}
}

test('a text that is saved with another value changes its language, and only that', () => {
  const languages = { kk: stamps({ changed: 2 }), ru: stamps({ changed: 2 }) }
  const before = { title: 'Мектеп', languages }
  expect(save(5, 'kk', { title: 'Гимназия' }, before)).toEqual({
    kk: { changed: day(5), published: null },
    ru: languages.ru,
  })
})

test.each<[string, Doc]>([
  ['the same text', { title: 'Мектеп' }],
  ['a field that is not translated', { order: 7 }],
  ['an empty list where there was none', { blocks: [] }],
  ['equal blocks', { blocks: null, title: 'Мектеп' }],
])('%s changes nothing', (_what, data) => {
  const languages = { kk: stamps({ changed: 1 }) }
  expect(save(5, 'kk', data, { title: 'Мектеп', languages })).toEqual(languages)
})

test('a language whose last text is taken away is missing', () => {
  const languages = { kk: stamps({ changed: 1, published: 1 }) }
  const left = save(5, 'kk', { title: null, blocks: [] }, { title: 'а', blocks: [{}], languages })
  expect(languageState(left, 'kk')).toBe('missing')
  const kept = save(5, 'kk', { title: '' }, { title: 'а', blocks: [{}], languages })
  expect(languageState(kept, 'kk')).toBe('draft')
})

test('texts from before the stamps were kept get one at the next save', () => {
  expect(save(5, 'kk', { order: 1 }, { title: 'а' })).toEqual({ kk: { changed: day(5) } })
})

test('publishing publishes every language that has a text, and none that has not', () => {
  const before = { title: 'а', languages: { kk: stamps({ changed: 1 }) } }
  expect(save(5, 'ru', { _status: 'published' }, { languages: before.languages })).toEqual({
    kk: { changed: day(1), published: day(5) },
  })
})

test('a new document is changed and published in one save', () => {
  const languages = save(1, 'kk', { title: 'а', _status: 'published' })
  expect(languageState(languages, 'kk')).toBe('published')
  expect(languageState(languages, 'ru')).toBe('missing')
})

test('where there are no drafts every save is public', () => {
  const languages = save(1, 'kk', { title: 'а' }, undefined, false)
  expect(languageState(languages, 'kk')).toBe('published')
  const next = save(2, 'ru', { title: 'б' }, { languages }, false)
  expect([languageState(next, 'kk'), languageState(next, 'ru')]).toEqual(['published', 'published'])
})

test('a translation is as old as what it translates; a later change makes the other one out of date', () => {
  const states = (one: Doc['languages'] = {}) => [
    languageState(one, 'kk'),
    languageState(one, 'ru'),
  ]
  const pub = { _status: 'published' }
  const first = save(1, 'kk', { title: 'а', ...pub })
  const translated = save(2, 'ru', { title: 'a', ...pub }, { languages: first })
  expect(states(translated)).toEqual(['published', 'published'])
  const changed = save(3, 'kk', { title: 'б', ...pub }, { title: 'а', languages: translated })
  expect(states(changed)).toEqual(['published', 'outdated'])
  const draft = save(4, 'ru', { title: 'b' }, { title: 'a', languages: changed })
  expect(states(draft)).toEqual(['published', 'draft'])
  expect(states(save(5, 'ru', pub, { title: 'b', languages: draft }))).toEqual([
    'published',
    'published',
  ])
})

test('stamps that a client sends are not believed', () => {
  const forged = { kk: stamps({ changed: 9, published: 9 }), ru: stamps({ changed: 9 }) }
  expect(save(5, 'kk', { title: 'а', languages: forged })).toEqual({ kk: { changed: day(5) } })
})

test('whatever is saved, the other language keeps its stamps, and only publishing publishes', () => {
  const text = fc.constantFrom('', 'а', 'б', null)
  const action = fc.record({
    locale: fc.constantFrom<Locale>('kk', 'ru'),
    title: text,
    isPublished: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(action, { maxLength: 8 }), (actions) => {
      const titles: Partial<Record<Locale, string | null>> = {}
      let languages: Partial<Record<Locale, Stamps>> = {}
      actions.forEach(({ isPublished, locale, title }, index) => {
        const before = { title: titles[locale], languages }
        const data = { title, ...(isPublished && { _status: 'published' }) }
        const next = save(index + 1, locale, data, before)
        const other = locale === 'kk' ? 'ru' : 'kk'
        expect(next[other]?.changed).toBe(languages[other]?.changed)
        if (!isPublished) expect(next[other]).toEqual(languages[other])
        titles[locale] = title
        languages = next
        expect(languageState(languages, locale) === 'missing').toBe(!title)
        if (isPublished && title) expect(languageState(languages, locale)).not.toBe('draft')
      })
    }),
  )
})
