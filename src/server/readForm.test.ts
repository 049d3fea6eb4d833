import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import sharp from 'sharp'
import {
  contentsOf,
  createTestPortal,
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

type Made = { doc: { id: string; filename: string; mimeType: string; url: string; width: number } }

describe('forms that no browser sends', () => {
  const raw = (type: string, body: string | Buffer) =>
    own.editor
      .post('/api/media?locale=kk')
      .set('Content-Type', type)
      .serialize((text: string) => text)
      .send(body as string)
  const part = (name: string, value: string, more = ''): string =>
    `\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`
  const file = (more: string): string => part('file', png.toString('latin1'), more)
  const form = (boundary: string, ...parts: string[]): Buffer =>
    Buffer.from(
      `${parts.map((one) => `--${boundary}${one}`).join('')}--${boundary}--\r\n`,
      'latin1',
    )

  test.each<readonly [string, string, Buffer]>([
    ['no boundary', 'multipart/form-data', form('x', part('_payload', '{}'))],
    ['an empty one', 'multipart/form-data; boundary=', form('', part('_payload', '{}'))],
    [
      'a boundary of 71',
      `multipart/form-data; boundary=${'b'.repeat(71)}`,
      form('b'.repeat(71), part('_payload', '{}')),
    ],
    [
      'a boundary of 252',
      `multipart/form-data; boundary=${'b'.repeat(252)}`,
      form('b'.repeat(252), part('_payload', '{}')),
    ],
    [
      'no end',
      'multipart/form-data; boundary=x',
      Buffer.from(`--x${part('_payload', '{"alt":"x"}')}`),
    ],
    ['another boundary', 'multipart/form-data; boundary=y', form('x', part('_payload', '{}'))],
    ['no parts', 'multipart/form-data; boundary=x', Buffer.from('--x--\r\n')],
    ['garbage', 'multipart/form-data; boundary=x', Buffer.from('garbage')],
    [
      '10,000 parts',
      'multipart/form-data; boundary=x',
      form('x', ...Array.from({ length: 10_000 }, (_, i) => part(`f${String(i)}`, 'x'))),
    ],
    [
      '21 parts',
      'multipart/form-data; boundary=x',
      form('x', ...Array.from({ length: 21 }, () => part('a', 'x'))),
    ],
    [
      'a part without a name',
      'multipart/form-data; boundary=x',
      form('x', '\r\nContent-Disposition: form-data\r\n\r\nx\r\n'),
    ],
    ['another kind', 'multipart/mixed; boundary=x', form('x', part('_payload', '{"alt":"x"}'))],
    [
      'a type that only begins like ours',
      'multipart/form-datax; boundary=x',
      form('x', part('_payload', '{"alt":"x"}')),
    ],
  ])('%s: 400, soon, and nothing is stored', async (_name, type, body) => {
    const before = await contentsOf(portal.payload)
    const begun = performance.now()
    const answer = await raw(type, body)
    expect(answer.status).toBe(400)
    expect(performance.now() - begun).toBeLessThan(5000)
    expect(await contentsOf(portal.payload)).toEqual(before)
  })

  test.each([
    `; filename*=UTF-8''..%2f..%2fevil.png`,
    `; filename="a.png"; filename*=UTF-8''%00evil.html`,
    `; filename="../../orda.db"\r\nContent-Type: text/html`,
    `; filename="a.png"\r\nContent-Type: image/svg+xml`,
  ])('a file that is called %j is called what we call it', async (more) => {
    const answer = await raw(
      'Multipart/Form-Data; boundary="x"',
      form('x', part('_payload', DOCUMENT), file(more)),
    )
    // A name that is only in `filename*` may be read as a text, which is no file.
    if (answer.status === 400) return
    expect(answer.status).toBe(201)
    expect((answer.body as Made).doc.filename).toMatch(/^[0-9a-f-]{36}\.png$/)
  })

  test('a form for a collection without files brings a document, and no file', async () => {
    const files = uploadedFiles(portal.payload)
    const answer = await own.editor
      .patch(`/api/pages/${own.draft}?locale=kk`)
      .field('_payload', '{"summary":"Қысқаша"}')
      .attach('file', png, 'a.png')
    expect(answer.status).toBe(200)
    expect((answer.body as { doc: { summary: string } }).doc.summary).toBe('Қысқаша')
    expect(uploadedFiles(portal.payload)).toEqual(files)
  })
})
