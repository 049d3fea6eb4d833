import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import sharp from 'sharp'
import { runNextJob } from '#kernel'
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
const upload = (file: Buffer, name = 'a.png', document = DOCUMENT) =>
  own.editor
    .post('/api/media?locale=kk')
    .set('Cookie', 'payload-lng=ru')
    .field('_payload', document)
    .attach('file', file, name)

type Made = { doc: { id: string; filename: string; mimeType: string; url: string; width: number } }

describe('what the server computes, no client sets', () => {
  test('a picture that claims other sizes takes nothing along when it goes', async () => {
    const { doc } = (await upload(png)).body as Made
    const stolen = [
      { filename: '../orda.db', width: 1, height: 1 },
      { filename: own.file, width: 1, height: 1 },
    ]
    const before = await contentsOf(portal.payload, ['media', 'jobs', 'invalidations'])
    for (const send of [
      own.editor.patch(`/api/media/${doc.id}?locale=kk`),
      own.editor.patch(`/api/media/${doc.id}?locale=ru`),
    ]) {
      const answer = await send.send({
        alt: 'x',
        sizes: stolen,
        filename: own.file,
        url: 'http://evil.example/x',
      })
      expect(answer.status).toBe(200)
      expect(answer.text).not.toMatch(/orda\.db|evil\.example/)
      expect((answer.body as Made).doc.filename).toBe(doc.filename)
    }
    expect((await own.editor.delete(`/api/media/${doc.id}`)).status).toBe(200)
    expect(uploadedFiles(portal.payload)).toContain(own.file)
    expect(uploadedFiles(portal.payload)).not.toContain(doc.filename)
    expect(await contentsOf(portal.payload, ['media', 'jobs', 'invalidations'])).toEqual(before)
  })

  test('a picture keeps its sizes when its description is changed', async () => {
    const wide = await sharp({
      create: { width: 600, height: 10, channels: 3, background: '#0a7' },
    })
      .png()
      .toBuffer()
    const { doc } = (await upload(wide)).body as Made
    while (await runNextJob(portal.payload));
    const sizes = async () =>
      ((await own.editor.get(`/api/media/${doc.id}`)).body as { sizes: unknown }).sizes
    const made = await sizes()
    expect(made).toEqual([expect.objectContaining({ width: 480 })])
    expect(
      (await own.editor.patch(`/api/media/${doc.id}?locale=kk`).send({ alt: 'Басқа' })).status,
    ).toBe(200)
    expect(await sizes()).toEqual(made)
  })

  test('a page keeps its school, its stamps and its search keys', async () => {
    const read = async () =>
      (await own.editor.get(`/api/pages/${own.published}?depth=0&locale=kk`)).body as Record<
        string,
        unknown
      >
    const before = await read()
    const wanted = {
      institution: 'x',
      site: 'y',
      createdAt: '2001-01-01T00:00:00.000Z',
      searchKey: 'z',
      sortKey: 'z',
      languages: { kk: { changed: '2001-01-01T00:00:00.000Z', published: null } },
      summary: 'Қысқаша',
    }
    expect(
      (await own.editor.patch(`/api/pages/${own.published}?locale=kk`).send(wanted)).status,
    ).toBe(200)
    const after = await read()
    expect(after.summary).toBe('Қысқаша')
    for (const name of ['institution', 'site', 'createdAt', 'sortKey'])
      expect(after[name]).toEqual(before[name])
    expect(JSON.stringify(after)).not.toMatch(/2001|"z/)
  })
})
