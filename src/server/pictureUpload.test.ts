import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import sharp from 'sharp'
import {
  contentsOf,
  createTestPortal,
  ORIGIN,
  schoolsAtWork,
  uploadedFiles,
  type TestPortal,
  type WorkingSchool,
} from '#testing'

let portal: TestPortal
let own: WorkingSchool
let png: Buffer

beforeAll(async () => {
  portal = await createTestPortal()
  own = (await schoolsAtWork(portal)).own
  png = await sharp({ create: { width: 20, height: 10, channels: 3, background: '#0a7' } })
    .png()
    .toBuffer()
})
afterAll(() => portal.stop())

const DOCUMENT = JSON.stringify({ alt: 'Мектеп' })
const upload = (file: Buffer, name = 'a.png', document = DOCUMENT) =>
  own.editor
    .post('/api/media?locale=kk')
    .set('Cookie', 'payload-lng=ru')
    .field('_payload', document)
    .attach('file', file, name)

type Made = { doc: { id: string; filename: string; mimeType: string; url: string; width: number } }

describe('a picture', () => {
  test.each([
    'a.png',
    '../../evil.png',
    '..\\evil.png',
    '.htaccess',
    'orda.db',
    'x.php.png',
    'CON',
    'қала.svg',
    '\u202egnp.exe',
    'a'.repeat(300),
    'a;b="c".html',
  ])('called %j gets a name of ours', async (name) => {
    const before = uploadedFiles(portal.payload)
    const answer = await upload(png, name)
    expect(answer.status).toBe(201)
    const { doc } = answer.body as Made
    expect(doc.filename).toMatch(/^[0-9a-f-]{36}\.png$/)
    expect(doc).toMatchObject({ mimeType: 'image/png', width: 20 })
    expect(uploadedFiles(portal.payload)).toEqual([...before, doc.filename].sort())
  })

  test('whose document names a file and an address gets neither', async () => {
    const wanted = {
      alt: 'x',
      filename: '../orda.db',
      url: 'http://127.0.0.1:1/x.png',
      mimeType: 'text/html',
      filesize: 1,
      width: 5,
      thumbnailURL: 'javascript:alert(1)',
      focalX: 1,
      focalY: 1,
    }
    const { body, status } = await upload(png, 'a.png', JSON.stringify(wanted))
    expect(status).toBe(201)
    const { doc } = body as Made
    expect(doc.filename).toMatch(/^[0-9a-f-]{36}\.png$/)
    expect(doc.width).toBe(20)
    expect(JSON.stringify(doc)).not.toMatch(/127\.0\.0\.1|javascript:|text\/html/)
  })

  test('is replaced by another, and the old file goes', async () => {
    const { doc } = (await upload(png)).body as Made
    const changed = await own.editor
      .patch(`/api/media/${doc.id}?locale=kk`)
      .field('_payload', '{}')
      .attach('file', png, 'b.png')
    expect(changed.status).toBe(200)
    const { filename } = (changed.body as Made).doc
    expect(filename).not.toBe(doc.filename)
    expect(uploadedFiles(portal.payload)).toContain(filename)
  })
})

describe('nothing is stored, and no file is left, when', () => {
  let before: readonly [unknown, unknown]
  beforeEach(async () => {
    before = [await contentsOf(portal.payload), uploadedFiles(portal.payload)]
  })
  afterEach(async () => {
    expect([await contentsOf(portal.payload), uploadedFiles(portal.payload)]).toEqual(before)
  })

  const refusal = (code: string, message: string) => ({
    error: { code, message },
    errors: [expect.objectContaining({ message })],
  })
  const UNSUPPORTED = refusal(
    'unsupported_file',
    'Файл не принят. Выберите изображение JPEG, PNG или WebP.',
  )
  const MALFORMED = refusal(
    'malformed_body',
    'Запрос не удалось прочитать: данные повреждены или дошли не полностью.',
  )

  test.each<readonly [string, () => Buffer | Promise<Buffer>]>([
    ['a GIF', () => sharp(png).gif().toBuffer()],
    [
      'an SVG',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ],
    ['a page', () => Buffer.from('<html><script>alert(1)</script></html>')],
    ['nothing', () => Buffer.alloc(0)],
    ['half a picture', () => png.subarray(0, png.length / 2)],
    [
      '400 million pixels',
      () =>
        sharp({
          create: { width: 20_000, height: 20_000, channels: 3, background: '#fff' },
          limitInputPixels: false,
        })
          .png()
          .toBuffer(),
    ],
  ])('the file is %s', async (_name, make) => {
    const answer = await upload(await make())
    expect(answer.status).toBe(415)
    expect(answer.body).toEqual(UNSUPPORTED)
  })

  test('it is larger than 20 MB', async () => {
    const answer = await upload(Buffer.alloc(21 * 1024 * 1024))
    expect(answer.status).toBe(413)
    expect(answer.body).toEqual(
      refusal('too_large', 'Данных слишком много. Наибольший допустимый объём: 20 МБ.'),
    )
  })

  test('there are two files, two documents, or a text for a file', async () => {
    const twice = await upload(png).attach('file', png, 'b.png')
    expect([twice.status, twice.body]).toEqual([400, MALFORMED])
    const documents = await upload(png).field('_payload', DOCUMENT)
    expect([documents.status, documents.body]).toEqual([400, MALFORMED])
    const text = await own.editor
      .post('/api/media?locale=kk')
      .field('_payload', DOCUMENT)
      .field('file', '{"filename":"orda.db","size":1}')
    expect(text.status).toBe(400)
  })

  test.each([
    '',
    '{',
    'null',
    '[]',
    '5',
    '{"alt":{"a":1}}',
    '{"alt":"x","__proto__":{"a":1}}',
    '{"alt":"\\u0000"}',
    '{"alt":1e309}',
  ])('the document is %j', async (document) => {
    const answer = await upload(png, 'a.png', document)
    expect(answer.status).toBe(400)
    expect((answer.body as { error: { message: string } }).error.message).toMatch(/[а-я]{5}/)
  })

  test('there is no file, or one elsewhere is named', async () => {
    const send = (document: object, query = '') =>
      own.editor.post(`/api/media?locale=kk${query}`).send(document)
    const remote = { alt: 'x', filename: 'x.png', url: 'http://127.0.0.1:1/x.png' }
    const local = { alt: 'x', filename: own.file, url: `/api/media/file/${own.file}` }
    for (const answer of [
      await send({ alt: 'x' }),
      await send(remote),
      await send(local),
      await send(remote, '&uploadEdits[widthInPixels]=5'),
      await send(local, '&uploadEdits[focalPoint][x]=5'),
      await send({ ...remote, focalX: 10, focalY: 10 }),
    ]) {
      expect(answer.status).toBe(400)
      expect((answer.body as { error: { message: string } }).error.message).toMatch(
        /[а-яәғқңөұүһі]{5}/,
      )
    }
  })

  test('the picture is good, but not described', async () => {
    for (const document of ['{}', '{"alt":""}', JSON.stringify({ alt: 'x'.repeat(301) })]) {
      const answer = await upload(png, 'a.png', document)
      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject({
        error: { code: 'invalid_input' },
        errors: [{ data: { errors: [{ path: 'alt' }] } }],
      })
    }
  })

  test('nobody is signed in', async () => {
    const answer = await portal.http
      .post('/api/media?locale=kk')
      .set({ Host: 'localhost:3000', Origin: ORIGIN })
      .field('_payload', DOCUMENT)
      .attach('file', png, 'a.png')
    expect(answer.status).toBe(403)
    const large = await portal.http
      .post('/api/media')
      .set({ Host: 'localhost:3000', Origin: ORIGIN })
      .attach('file', Buffer.alloc(2 * 1024 * 1024), 'a.png')
    expect(large.status).toBe(413)
  })

  test('the picture is meant for another school', async () => {
    const answer = await upload(
      png,
      'a.png',
      JSON.stringify({ alt: 'x', institution: '01a00000-0000-7000-8000-000000000000' }),
    )
    expect(answer.status).toBe(404)
  })
})
