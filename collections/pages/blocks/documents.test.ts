import { expect, test } from '@jest/globals'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createTranslator } from '../../../src/kernel/translator'
import { blockPlace } from '../../../src/testing/blockPlace'
import { documents } from './documents'
import { DocumentsBlock } from './DocumentsBlock'
import { fileSize } from './fileSize'
import { kk } from './translations/kk'
import { ru } from './translations/ru'

const translate = await createTranslator({ core: { kk, ru } })
const doc = (id: string) => ({
  ...{ id, filename: `${id}.pdf`, filesize: 358_400, title: { kk: `Құжат ${id}` } },
  createdAt: '2026-09-01T00:00:00.000Z',
})

test('the files are asked for, so that the page changes with them, and stand as they were chosen', async () => {
  const { place, questions } = blockPlace({ documents: [doc('a'), doc('b'), doc('c')] })
  const named = ['b', { id: 'a' }, 'gone', null, 'b']
  const shown = await documents.read({ documents: named, title: 'Жарғы' }, place)
  expect(shown?.files.map(({ title }) => title)).toEqual(['Құжат b', 'Құжат a'])
  expect(questions).toEqual([{ collection: 'documents', by: { id: ['b', 'a', 'gone'] } }])
  expect(await documents.read({ documents: ['gone'] }, place)).toBeUndefined()
})

test('format and size are told beside the title, and a name under which it is kept', () => {
  const file = { format: 'DOCX', href: '/files/a.docx', keepAs: 'Жарғы.docx', title: 'Жарғы' }
  const files = [
    { ...file, day: '2026-09-01T00:00:00.000Z', size: 358_400 },
    { format: 'PDF', href: '/files/b.pdf', size: 1_258_291, title: 'Есеп' },
  ]
  const markup = renderToStaticMarkup(
    createElement(DocumentsBlock, {
      ...{ blockType: 'documents', files, id: 'b1', locale: 'kk', t: translate('kk'), title: '' },
    }),
  )
  expect(markup).toContain('<a download="Жарғы.docx" href="/files/a.docx">Жарғы</a>')
  expect(markup).toContain('DOCX, 350 КБ · <time')
  expect(markup).toContain(
    '<a href="/files/b.pdf">Есеп</a><p class="fine" lang="kk">PDF, 1,2 МБ</p>',
  )
})

test.each([
  [0, '1 КБ'],
  [1536, '2 КБ'],
  [1024 * 1024 - 1, '1 024 КБ'],
  [1024 * 1024, '1 МБ'],
  [20 * 1024 * 1024, '20 МБ'],
])('%i bytes are %s', (bytes, expected) => {
  expect(fileSize(bytes, translate('ru')).replaceAll('\u00a0', ' ')).toBe(expected)
})
