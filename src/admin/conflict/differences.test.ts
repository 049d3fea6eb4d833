import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { conflictIn } from './conflictIn'
import { differences, type ShownField } from './differences'
import { plainText } from './plainText'

const words = { yes: 'иә', no: 'жоқ', moment: (iso: string) => `@${iso}` }
const field = (name: string, type = 'text', options?: Record<string, string>): ShownField => ({
  ...{ name, label: name.toUpperCase(), type },
  ...(options && { options }),
})
const rich = (...texts: string[]) => ({
  root: {
    type: 'root',
    children: texts.map((text) => ({ type: 'paragraph', children: [{ type: 'text', text }] })),
  },
})

describe('what differs', () => {
  test('is told in the order of the form, with both texts', () => {
    const fields = [
      field('title'),
      field('same'),
      field('blocks', 'blocks'),
      field('inMenu', 'checkbox'),
      field('from', 'date'),
      field('kind', 'select', { a: 'Бірінші' }),
      field('site', 'relationship'),
    ]
    const stored = {
      ...{ title: 'Ескі', same: 1, inMenu: true, from: '2026-09-01', kind: 'a', site: 'x' },
      blocks: [{ id: 'b', blockType: 'text', content: rich('Бір', 'Екі') }],
    }
    const sent = {
      ...{ title: 'Жаңа', same: 1, inMenu: false, from: null, kind: 'b', site: 'y' },
      blocks: [],
    }
    const told = differences(fields, { sent, stored }, words)
    expect(told.map(({ label, mine, theirs }) => [label, theirs, mine])).toEqual([
      ['TITLE', 'Ескі', 'Жаңа'],
      ['BLOCKS', 'Бір\nЕкі', ''],
      ['INMENU', 'иә', 'жоқ'],
      ['FROM', '@2026-09-01', ''],
      ['KIND', 'Бірінші', 'b'],
      ['SITE', '', ''],
    ])
  })

  test('is not what was never sent, nor another way of being empty', () => {
    const fields = [field('a'), field('b'), field('c', 'checkbox'), field('d', 'blocks')]
    const stored = { a: 'x', b: null, c: null, d: null }
    expect(differences(fields, { sent: { b: '', c: false, d: [] }, stored }, words)).toEqual([])
  })

  test('is nothing between a document and itself, whatever the order of its names', () => {
    const value = fc.jsonValue({ maxDepth: 3 })
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), (sent) => {
        const fields = Object.keys(sent).map((name) => field(name))
        const stored = Object.fromEntries(Object.entries(sent).reverse())
        expect(differences(fields, { sent, stored }, words)).toEqual([])
      }),
    )
  })
})

describe('the text of a value', () => {
  const id = '01a21ac2-2c27-7758-8945-8a0ce63f8413'

  test('is what people read: no ids, no settings', () => {
    const picture = { id, blockType: 'picture', picture: id, caption: 'Ғимарат' }
    expect(plainText([picture, { blockType: 'text', content: rich('Мәтін') }])).toBe(
      'Ғимарат\nМәтін',
    )
    expect(plainText({ root: { children: [{ type: 'list', children: [] }] } })).toBe('')
  })

  test('there is one for whatever stands there', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(typeof plainText(value)).toBe('string')
      }),
    )
  })
})

test('a conflict is read from the refusal that holds both versions, and from no other', () => {
  const details = { rev: 3, isOwn: false, stored: { a: 1 }, sent: { a: 2 } }
  expect(conflictIn({ error: { code: 'stale', details } })).toEqual(details)
  expect(conflictIn({ error: { code: 'conflict', details } })).toBeUndefined()
  expect(conflictIn({ error: { code: 'stale', details: { rev: 3 } } })).toBeUndefined()
  fc.assert(
    fc.property(fc.anything(), (answer) => {
      expect(conflictIn(answer)).toBeUndefined()
    }),
  )
})
