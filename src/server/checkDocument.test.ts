import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import sharp from 'sharp'
import { PortalError } from '#kernel'
import { docx, odt, officeFile, openDocument, pdf } from '../testing/documents'
import { zip } from '../testing/zip'
import { checkDocument } from './checkDocument'

const xlsx = () => officeFile('xl/workbook.xml', 'spreadsheetml.sheet')
const pptx = () => officeFile('ppt/presentation.xml', 'presentationml.presentation')
const formatOf = async (bytes: Buffer): Promise<string> => {
  try {
    const file = await checkDocument(bytes)
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true)
    return file.name.replace(/^[0-9a-f-]{36}\./, '') + ' ' + file.type
  } catch (error) {
    if (error instanceof PortalError) return error.code
    throw error
  }
}
const OFFICE = 'application/vnd.openxmlformats-officedocument'
const OPEN = 'application/vnd.oasis.opendocument'

test.each([
  [pdf(), 'pdf application/pdf'],
  [Buffer.concat([pdf(), Buffer.from('\r\n\0')]), 'pdf application/pdf'],
  [docx(), `docx ${OFFICE}.wordprocessingml.document`],
  [xlsx(), `xlsx ${OFFICE}.spreadsheetml.sheet`],
  [pptx(), `pptx ${OFFICE}.presentationml.presentation`],
  [odt(), `odt ${OPEN}.text`],
  [openDocument('spreadsheet'), `ods ${OPEN}.spreadsheet`],
  [
    docx({ name: 'word/media/image1.svg', data: '<svg/>' }),
    `docx ${OFFICE}.wordprocessingml.document`,
  ],
])('a document is known by what it holds %#', async (bytes, expected) => {
  expect(await formatOf(bytes)).toBe(expected)
})

const part = (name: string) => ({ name, data: 'x' })
const join = (...parts: (Buffer | string)[]) =>
  Buffer.concat(parts.map((one) => (typeof one === 'string' ? Buffer.from(one, 'latin1') : one)))
/** An archive behind a PDF whose comment ends as a PDF does. */
const pdfAndZip = () => {
  const archive = docx()
  const comment = '\n%%EOF\n'
  archive.writeUInt16LE(comment.length, archive.length - 2)
  return join(pdf(), archive, comment)
}

describe('refused is', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('Жарғы')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['XML', Buffer.from('<?xml version="1.0"?><a/>')],
    ['a program', Buffer.from('MZ\x90\0')],
    ['an archive', zip([part('a.txt')])],
    ['a presentation of OpenDocument', openDocument('presentation')],
    ['a PDF behind a page', join('<script>alert(1)</script>', pdf())],
    ['a PDF before a page', join(pdf(), '<script>alert(1)</script>')],
    ['a PDF before an archive', join(pdf(), docx())],
    ['a PDF that is an archive too', pdfAndZip()],
    ['a PDF that was cut off', pdf().subarray(0, -10)],
    ['an archive behind a page', join('<script>', docx())],
    ['an archive before a page', join(docx(), '<script>')],
    ['an archive that calls itself PDF', docx({ name: '%PDF-1.4', data: '' })],
    ['a document with macros', docx(part('word/vbaProject.bin'))],
    ['a document with controls', docx(part('word/activeX/activeX1.bin'))],
    ['a table with old macros', officeFile('xl/workbook.xml', 'x', part('xl/macrosheets/s1.xml'))],
    ['an OpenDocument with macros', odt(part('Basic/Standard/Module1.xml'))],
    ['a Java archive as well', docx(part('META-INF/MANIFEST.MF'))],
    ['two documents', docx(part('xl/workbook.xml'))],
    [
      'an Office and an OpenDocument file',
      odt(part('[Content_Types].xml'), part('word/document.xml')).subarray(0, -1),
    ],
    ['a part twice', docx(part('word/document.xml'))],
    ['a part outside', docx(part('../../evil.exe'))],
    ['an encrypted part', docx({ ...part('word/x.xml'), declared: { flags: 1 } })],
    ['a document without contents', zip([part('[Content_Types].xml')])],
  ])('%s', async (_what, bytes) => {
    expect(await formatOf(bytes)).toBe('unsupported_document')
  })

  test('a picture', async () => {
    const picture = sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } })
    expect(await formatOf(await picture.png().toBuffer())).toBe('unsupported_document')
  })

  test('whatever else comes, at once and with the same answer', async () => {
    const whole = fc.constantFrom(pdf(), docx(), odt())
    const damaged = fc
      .tuple(whole, fc.nat(), fc.uint8Array({ maxLength: 8 }))
      .map(([bytes, at, junk]) => {
        const cut = at % bytes.length
        return join(bytes.subarray(0, cut), Buffer.from(junk), bytes.subarray(cut))
      })
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          damaged,
          fc.uint8Array().map((bytes) => Buffer.from(bytes)),
        ),
        async (bytes) => {
          expect(await formatOf(Buffer.from(bytes))).toMatch(
            /^(pdf|docx|odt) |^unsupported_document$/,
          )
        },
      ),
    )
  })
})
