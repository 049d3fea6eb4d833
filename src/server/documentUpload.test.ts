import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  createTestPortal,
  ORIGIN,
  schoolsAtWork,
  type TestPortal,
  type WorkingSchool,
} from '#testing'
import { docx, odt, officeFile, openDocument, pdf } from '../testing/documents'
import { SANDBOX_CSP } from './securityHeaders'

let portal: TestPortal
let own: WorkingSchool
let foreign: WorkingSchool

beforeAll(async () => {
  portal = await createTestPortal()
  const schools = await schoolsAtWork(portal)
  own = schools.own
  foreign = schools.foreign
})
afterAll(() => portal.stop())

type Made = { doc: { id: string; filename: string; filesize: number; mimeType: string } }
const upload = (file: Buffer, name = 'Жарғы.pdf', by = own) =>
  by.editor
    .post('/api/documents?locale=kk')
    .field('_payload', JSON.stringify({ title: 'Жарғы' }))
    .attach('file', file, name)
const get = (address: string) => portal.http.get(address).set('Host', 'localhost:3000')
const files = () => {
  try {
    return readdirSync(path.join(portal.settings.dataDir, 'documents')).sort()
  } catch {
    return []
  }
}

describe('a document', () => {
  test.each([
    ['pdf', pdf()],
    ['docx', docx()],
    ['xlsx', officeFile('xl/workbook.xml', 'spreadsheetml.sheet')],
    ['pptx', officeFile('ppt/presentation.xml', 'presentationml.presentation')],
    ['odt', odt()],
    ['ods', openDocument('spreadsheet')],
  ])(
    '%s, whatever it is called, is kept under a name of ours and served safely',
    async (kind, bytes) => {
      const answer = await upload(bytes, '../../evil.html')
      expect(answer.status).toBe(201)
      const { doc } = answer.body as Made
      expect(doc).toMatchObject({
        filename: expect.stringMatching(`^[0-9a-f-]{36}\\.${kind}$`),
        filesize: bytes.length,
      })
      const served = await get(`/files/${doc.filename}`).buffer(true)
      expect(served.status).toBe(200)
      expect(served.headers).toMatchObject({
        'content-length': String(bytes.length),
        'content-security-policy': SANDBOX_CSP,
        'content-type': doc.mimeType,
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      })
      expect(served.headers['content-disposition']).toBe(kind === 'pdf' ? undefined : 'attachment')
      const moved = await get(`/api/documents/file/${doc.filename}`)
      expect([moved.status, moved.headers.location]).toEqual([301, `/files/${doc.filename}`])
    },
  )

  test('is replaced, and removed with its file', async () => {
    const { doc } = (await upload(pdf())).body as Made
    const changed = await own.editor
      .patch(`/api/documents/${doc.id}?locale=kk`)
      .field('_payload', '{}')
      .attach('file', docx(), 'b.docx')
    expect(changed.status).toBe(200)
    const { filename } = (changed.body as Made).doc
    expect(files()).toContain(filename)
    expect(files()).not.toContain(doc.filename)
    expect((await foreign.editor.delete(`/api/documents/${doc.id}`)).status).toBe(404)
    expect((await own.editor.delete(`/api/documents/${doc.id}`)).status).toBe(200)
    expect(files()).not.toContain(filename)
    expect((await get(`/files/${filename}`)).status).toBe(404)
  })
})

describe('nothing is kept when', () => {
  test.each([
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['a page called a document', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a page with a document behind it', Buffer.concat([Buffer.from('<script>'), pdf()])],
    ['macros', docx({ name: 'word/vbaProject.bin', data: 'x' })],
  ])('it is %s', async (_what, bytes) => {
    const before = files()
    const answer = await upload(bytes).set('Cookie', 'payload-lng=ru')
    expect(answer.status).toBe(415)
    expect(answer.body).toMatchObject({ error: { code: 'unsupported_document' } })
    expect((answer.body as { error: { message: string } }).error.message).toContain('DOCX')
    expect(files()).toEqual(before)
  })

  test('it has no title, or there is no file', async () => {
    const before = files()
    const untitled = await own.editor
      .post('/api/documents?locale=kk')
      .field('_payload', '{}')
      .attach('file', pdf(), 'a.pdf')
    expect(untitled.status).toBe(400)
    expect((await own.editor.post('/api/documents?locale=kk').send({ title: 'x' })).status).toBe(
      400,
    )
    expect(files()).toEqual(before)
  })

  test('nobody is signed in', async () => {
    const answer = await portal.http
      .post('/api/documents?locale=kk')
      .set({ Host: 'localhost:3000', Origin: ORIGIN })
      .field('_payload', '{"title":"x"}')
      .attach('file', pdf(), 'a.pdf')
    expect(answer.status).toBe(403)
  })
})

test('a picture is no document, and a document no picture', async () => {
  const answer = await own.editor
    .post('/api/media?locale=kk')
    .field('_payload', '{"alt":"x"}')
    .attach('file', pdf(), 'a.png')
  expect(answer.status).toBe(415)
  expect(answer.body).toMatchObject({ error: { code: 'unsupported_file' } })
})

test.each(['page.html', '.hidden.pdf', 'drawing.svg', 'copy.db', 'a.pdf.html'])(
  '%s in the folder is served to nobody',
  async (name) => {
    writeFileSync(path.join(portal.settings.dataDir, 'documents', name), 'secret')
    for (const address of [`/files/${name}`, `/api/documents/file/${name}`])
      expect((await get(address)).status).toBe(404)
  },
)
