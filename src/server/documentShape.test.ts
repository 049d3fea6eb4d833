import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { FlattenedField } from 'payload'
import { faultIn } from './documentShape'

const text = { name: 'title', type: 'text' }
const inner = [
  { name: 'label', type: 'text' },
  { name: 'body', type: 'richText' },
]
const FIELDS = [
  text,
  { name: 'tags', type: 'text', hasMany: true },
  { name: 'about', type: 'textarea' },
  { name: 'mail', type: 'email' },
  { name: 'size', type: 'number' },
  { name: 'isOpen', type: 'checkbox' },
  { name: 'day', type: 'date' },
  { name: 'kind', type: 'select', options: ['a', { label: 'B', value: 'b' }] },
  { name: 'kinds', type: 'select', hasMany: true, options: ['a', 'b'] },
  { name: 'site', type: 'relationship', relationTo: 'sites' },
  { name: 'pages', type: 'relationship', relationTo: ['pages', 'sites'], hasMany: true },
  { name: 'picture', type: 'upload', relationTo: 'media' },
  { name: 'extra', type: 'json' },
  { name: 'place', type: 'group', flattenedFields: [text] },
  { name: 'rows', type: 'array', flattenedFields: inner },
  { name: 'blocks', type: 'blocks', blocks: [{ slug: 'note', flattenedFields: inner }] },
] as unknown as FlattenedField[]

const rich = (...children: unknown[]): object => ({ root: { type: 'root', children } })

describe('what is of its kind passes', () => {
  test.each([
    [{}],
    [Object.fromEntries(FIELDS.map(({ name }) => [name, null]))],
    [{ title: '', tags: ['a', ''], about: 'x', mail: 'no address', size: 5, isOpen: true }],
    [{ size: '5', day: '2026-09-01T00:00:00.000Z', kind: 'b', kinds: ['a', 'b'] }],
    [{ day: '', site: 'id', picture: { id: 'id', filename: 'x' }, extra: [{ a: [1] }] }],
    [
      {
        pages: [
          { relationTo: 'pages', value: 'id' },
          { relationTo: 'sites', value: { id: 'x' } },
        ],
      },
    ],
    [{ place: { title: 'x', unknown: 5 }, rows: [], blocks: 0 }],
    [{ rows: [{ label: 'x', body: rich({ type: 'text', text: 'x' }) }] }],
    [{ blocks: [{ blockType: 'note', blockName: 'x', id: 'y', label: null }] }],
    [
      {
        blocks: [
          { blockType: 'note', body: rich({ type: 'link', fields: { url: '/' }, children: [] }) },
        ],
      },
    ],
    [{ unknown: { anything: [1] }, constructor: 5 }],
  ])('%j', (document) => {
    expect(faultIn(FIELDS, document as Record<string, unknown>)).toBeUndefined()
  })
})

describe('what is not is named', () => {
  test.each([
    ['title', { title: 5 }],
    ['title', { title: { $gt: '' } }],
    ['title', { title: ['x'] }],
    ['tags', { tags: ['a', 5] }],
    ['about', { about: true }],
    ['mail', { mail: {} }],
    ['size', { size: {} }],
    ['size', { size: [1] }],
    ['day', { day: 'tomorrow' }],
    ['day', { day: 5 }],
    ['kind', { kind: 'c' }],
    ['kind', { kind: ['a'] }],
    ['kinds', { kinds: ['a', 'c'] }],
    ['site', { site: { a: 1 } }],
    ['site', { site: 5 }],
    ['site', { site: ['id'] }],
    ['pages', { pages: ['id', null] }],
    ['picture', { picture: true }],
    ['place', { place: 'x' }],
    ['place', { place: ['x'] }],
    ['place.title', { place: { title: 5 } }],
    ['rows', { rows: 'x' }],
    ['rows', { rows: 3 }],
    ['rows.1', { rows: [{}, 5] }],
    ['rows.0.label', { rows: [{ label: {} }] }],
    ['blocks', { blocks: {} }],
    ['blocks.0', { blocks: [null] }],
    ['blocks.0', { blocks: [[]] }],
    ['blocks.0.blockType', { blocks: [{}] }],
    ['blocks.0.blockType', { blocks: [{ blockType: 'constructor' }] }],
    ['blocks.0.body', { blocks: [{ blockType: 'note', body: 'x' }] }],
    ['rows.0.body', { rows: [{ body: {} }] }],
    ['rows.0.body', { rows: [{ body: rich(5) }] }],
    ['rows.0.body', { rows: [{ body: rich({ children: [null] }) }] }],
    ['rows.0.body', { rows: [{ body: rich({ children: 'x' }) }] }],
    ['rows.0.body', { rows: [{ body: rich({ text: 5 }) }] }],
    ['rows.0.body', { rows: [{ body: rich({ fields: 5 }) }] }],
  ])('%s', (path, document) => {
    expect(faultIn(FIELDS, document as Record<string, unknown>)).toBe(path)
  })
})

test('whatever is sent, it answers with the name of a field, or with nothing', () => {
  const names = FIELDS.map(({ name }) => name)
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), fc.jsonValue()), (document) => {
      const fault = faultIn(FIELDS, document)
      if (fault !== undefined) expect(names).toContain(fault.split('.')[0])
    }),
  )
})
