import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { enqueue, inTransaction, runNextJob } from '#kernel'
import { createTestPortal, twoSchools, type TestPortal } from '#testing'
import { sizesOf } from './pictureSizes'

let portal: TestPortal
let editor: Awaited<ReturnType<TestPortal['as']>>

beforeAll(async () => {
  portal = await createTestPortal()
  editor = await portal.as('editor', (await twoSchools(portal.payload)).a.institution)
})
afterAll(() => portal.stop())

const jpeg = (width: number, height: number, background = '#0a7') =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer()
type Picture = { id: string; filename: string }
const upload = async (width: number, height: number): Promise<Picture> => {
  const answer = await editor
    .post('/api/media?depth=0')
    .field('_payload', JSON.stringify({ alt: 'Сурет' }))
    .attach('file', await jpeg(width, height), 'сурет.jpg')
  expect(answer.status).toBe(201)
  return answer.body.doc
}
const work = async () => {
  while (await runNextJob(portal.payload)) continue
}
const folder = () => path.join(portal.settings.dataDir, 'media')
const files = () => readdirSync(folder()).sort()
const read = async ({ id }: Picture) => (await editor.get(`/api/media/${id}?depth=0`)).body
const nameOf = ({ filename }: Picture, width: number) =>
  `${path.parse(filename).name}-${String(width)}.webp`
const again = ({ filename, id }: Picture) =>
  inTransaction(portal.payload, (req) => enqueue(req, 'media.sizes', { id, filename }))
const failed = async () => {
  const where = { state: { equals: 'failed' } }
  return (await portal.payload.db.count({ collection: 'jobs', where })).totalDocs
}

test('a new picture gets its smaller sizes after the upload, not during it', async () => {
  const picture = await upload(1700, 850)
  expect(sizesOf(await read(picture))).toEqual([])
  await work()
  expect(sizesOf(await read(picture))).toEqual([
    { filename: nameOf(picture, 480), width: 480, height: 240 },
    { filename: nameOf(picture, 960), width: 960, height: 480 },
    { filename: nameOf(picture, 1600), width: 1600, height: 800 },
  ])
  for (const width of [480, 960, 1600]) {
    const file = await sharp(path.join(folder(), nameOf(picture, width))).metadata()
    expect([file.format, file.width]).toEqual(['webp', width])
  }
})

test('running twice gives the same files and the same document', async () => {
  const picture = await upload(1000, 500)
  await work()
  const state = async () => ({
    sizes: sizesOf(await read(picture)),
    bytes: readFileSync(path.join(folder(), nameOf(picture, 480))).toString('hex'),
    files: files(),
  })
  const before = await state()
  await again(picture)
  await work()
  expect(await state()).toEqual(before)
  expect(before.sizes).toHaveLength(2)
})

test('a picture is never made larger than it is', async () => {
  const [small, exact] = [await upload(479, 300), await upload(480, 300)]
  await work()
  expect(sizesOf(await read(small))).toEqual([])
  expect(sizesOf(await read(exact))).toMatchObject([{ width: 480 }])
})

test('a picture that was deleted meanwhile leaves no files and no failed job', async () => {
  const before = files()
  const picture = await upload(600, 300)
  expect((await editor.delete(`/api/media/${picture.id}`)).status).toBe(200)
  await work()
  expect(files()).toEqual(before)
  expect(await failed()).toBe(0)
})

test('with a picture its sizes are removed, and those of others stay', async () => {
  const [one, other] = [await upload(500, 250), await upload(500, 250)]
  await work()
  expect(files()).toEqual(expect.arrayContaining([one.filename, nameOf(one, 480)]))
  await editor.delete(`/api/media/${one.id}`)
  const left = files()
  expect(left).not.toContain(one.filename)
  expect(left).not.toContain(nameOf(one, 480))
  expect(left).toEqual(expect.arrayContaining([other.filename, nameOf(other, 480)]))
})

test('a replaced picture shows nothing of the old one, and leaves none of its files', async () => {
  const old = await upload(700, 350)
  await work()
  const answer = await editor
    .patch(`/api/media/${old.id}?depth=0`)
    .field('_payload', JSON.stringify({ alt: 'Басқа' }))
    .attach('file', await jpeg(800, 400, '#f60'), 'b.jpg')
  expect(answer.status).toBe(200)
  const replaced = answer.body.doc as Picture
  expect(replaced.filename).not.toBe(old.filename)
  expect(sizesOf(await read(old))).toEqual([])
  await again(old)
  await work()
  expect(sizesOf(await read(old))).toMatchObject([{ filename: nameOf(replaced, 480) }])
  expect(files().filter((name) => name.startsWith(path.parse(old.filename).name))).toEqual([])
  expect(await failed()).toBe(0)
})

test('a client cannot name the files that are removed with a picture', async () => {
  const picture = await upload(300, 300)
  const sizes = [{ filename: '../orda.db', width: 1, height: 1 }]
  await editor.patch(`/api/media/${picture.id}`).send({ sizes, filename: 'x.jpg' })
  const stored = await read(picture)
  expect([sizesOf(stored), stored.filename]).toEqual([[], picture.filename])
})
