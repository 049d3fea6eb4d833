import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { FlattenedField } from 'payload'
import { codeOf } from '#kernel'
import { withRev } from './withRev'

const text = { name: 'title', type: 'text' } as FlattenedField
const rev = { name: 'rev', type: 'number', custom: { isRev: true } } as unknown as FlattenedField
const counted = [text, rev]

const ask = (document: object, match?: string, method = 'PATCH', fields = counted) => {
  const headers = match === undefined ? {} : { 'if-match': match }
  try {
    return withRev({ headers, method }, document as Record<string, unknown>, fields)
  } catch (error) {
    return codeOf(error)
  }
}

test('a header of any spelling is the number in it', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom('"n"', 'W/"n"', 'n', ' "n" '), (number, form) => {
      const asked = ask({ title: 'x' }, form.replace('n', String(number)))
      expect(asked).toEqual({ title: 'x', rev: number })
    }),
  )
})

test('a document that names its version itself needs no header, and is believed', () => {
  expect(ask({ title: 'x', rev: 4 })).toEqual({ title: 'x', rev: 4 })
  expect(ask({ title: 'x', rev: 4 }, '"9"')).toEqual({ title: 'x', rev: 4 })
})

test('only a change of what is counted is asked, and only of more than its state', () => {
  expect(ask({ title: 'x' })).toBe('rev_required')
  expect(ask({ title: 'x', rev: null })).toBe('rev_required')
  expect(ask({ title: 'x' }, 'one')).toBe('rev_required')
  expect(ask({ title: 'x' }, '*')).toEqual({ title: 'x' })
  expect(ask({ title: 'x' }, undefined, 'POST')).toEqual({ title: 'x' })
  expect(ask({ title: 'x' }, undefined, 'PATCH', [text])).toEqual({ title: 'x' })
  expect(ask({ id: '1', _status: 'draft', deletedAt: null })).toMatchObject({ _status: 'draft' })
})
