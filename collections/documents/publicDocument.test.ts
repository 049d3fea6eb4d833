import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { publicDocument } from './publicDocument'

const doc = {
  ...{ id: 'd1', filename: 'a-1.docx', filesize: 1234, title: { kk: 'Жарғы', ru: 'Устав' } },
  ...{ createdAt: '2026-09-02T00:00:00.000Z', issued: '2026-09-01T00:00:00.000Z' },
}

test('a document has an address, a title in the language of the reader, a format, a size, a day', () => {
  expect(publicDocument(doc, 'ru')).toEqual({
    ...{ href: '/files/a-1.docx', title: 'Устав', format: 'DOCX', size: 1234 },
    ...{ day: '2026-09-01T00:00:00.000Z', keepAs: 'Устав.docx' },
  })
})

test('what has no day of its own is as old as its upload; what browsers show needs no name', () => {
  const shown = publicDocument({ ...doc, filename: 'a.pdf', issued: null }, 'kk')
  expect(shown).toMatchObject({ day: doc.createdAt, format: 'PDF' })
  expect(shown).not.toHaveProperty('keepAs')
})

test.each([undefined, null, 'd1', {}, { filename: 'a.pdf' }, { ...doc, filesize: -1 }])(
  '%j is no file',
  (value) => {
    expect(publicDocument(value, 'kk')).toBeUndefined()
  },
)

test('no file name leads out of the folder', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (filename, issued) => {
      const shown = publicDocument({ ...doc, filename, issued }, 'kk')
      expect(shown?.href).toMatch(/^\/files\/[^/\s"<>?#]*$/)
    }),
  )
})
