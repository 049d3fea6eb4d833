import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { queriesOf, tagOf, tagsOfWrite } from './cacheTags'
import type { PortalCollection } from './portalCollection'

const pages: PortalCollection = {
  slug: 'pages',
  access: 'system',
  fields: [],
  portal: { queries: [['site'], ['site', 'slug'], []] },
}

test('a tag is the question, whatever the order of its keys', () => {
  expect(tagOf('pages', { slug: 'a', site: '1' })).toBe('pages?site=1&slug=a')
  expect(tagOf('pages', { site: '1', slug: 'a' })).toBe('pages?site=1&slug=a')
  expect(tagOf('sites', {})).toBe('sites?')
})

test('different questions have different tags', () => {
  const by = fc.dictionary(fc.constantFrom('site', 'slug', 'kind'), fc.string())
  const sorted = (one: Record<string, string>) => JSON.stringify(Object.entries(one).sort())
  fc.assert(
    fc.property(by, by, (a, b) => {
      expect(tagOf('pages', a) === tagOf('pages', b)).toBe(sorted(a) === sorted(b))
    }),
  )
  expect(tagOf('pages', { site: '1&slug=a' })).not.toBe(tagOf('pages', { site: '1', slug: 'a' }))
})

test('everything may be asked by id', () => {
  expect(queriesOf({ ...pages, portal: undefined })).toEqual([['id']])
  expect(queriesOf(pages)[0]).toEqual(['id'])
})

test('a write drops what was asked about the document as it was and as it is', () => {
  const before = { id: '1', site: 'S', slug: 'old' }
  const after = { id: '1', site: { id: 'S', title: {} }, slug: 'new' }
  expect(tagsOfWrite(pages, [after, before]).sort()).toEqual([
    ...['pages?', 'pages?id=1', 'pages?site=S', 'pages?site=S&slug=new', 'pages?site=S&slug=old'],
  ])
})

test('a document that lacks a part of a key answers no question by it', () => {
  expect(tagsOfWrite(pages, [{ id: '1', site: null, slug: 'a' }, undefined])).toEqual([
    ...['pages?id=1', 'pages?'],
  ])
})

const FIELDS = ['site', 'slug', 'inMenu', 'order'] as const
const scalar = fc.oneof(
  fc.stringMatching(/^[а-я&=? %]{0,3}$/),
  fc.boolean(),
  fc.integer({ min: 0, max: 3 }),
  fc.constantFrom(null, undefined),
  fc.record({ id: fc.constantFrom('a', 'b') }),
)
const document = fc.record({
  ...{ id: fc.constantFrom('1', '2'), site: scalar, slug: scalar, inMenu: scalar, order: scalar },
})
const queries = fc.array(fc.uniqueArray(fc.constantFrom(...FIELDS), { minLength: 1 }))

/** What a page asks when it looks for the document: the stored value as text. */
function questionOf(doc: Record<string, unknown>, key: readonly string[]) {
  const by: Record<string, string> = {}
  for (const field of key) {
    const value = doc[field]
    if (value === null || value === undefined) return undefined
    by[field] = JSON.stringify(value)
      .replace(/^\{"id":(.*)\}$/, '$1')
      .replace(/^"(.*)"$/, '$1')
  }
  return by
}

test('the tags of a write hold every declared question that the old or the new document answers', () => {
  fc.assert(
    fc.property(queries, document, document, (declared, before, after) => {
      const collection = { ...pages, portal: { queries: declared } }
      const tags = tagsOfWrite(collection, [after, before])
      const expected = [before, after].flatMap((doc) =>
        queriesOf(collection).map((key) => questionOf(doc, key)),
      )
      const asked = expected.flatMap((by) => (by ? [tagOf('pages', by)] : []))
      expect([...tags].sort()).toEqual([...new Set(asked)].sort())
    }),
  )
})
