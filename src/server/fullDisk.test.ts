import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import {
  contentsOf,
  createTestPortal,
  schoolsAtWork,
  uploadedFiles,
  type TestPortal,
  type WorkingSchool,
} from '#testing'

/** A real disk of 24 MB, where this machine lets us mount one (root); elsewhere the drills with faults stand for it. */
const disk = process.env.MONGODB_URI === undefined ? mountDisk() : undefined
const onDisk = disk === undefined ? describe.skip : describe

let portal: TestPortal
let own: WorkingSchool
let picture: Buffer

function mountDisk(): string | undefined {
  const directory = mkdtempSync(path.join(tmpdir(), 'orda-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', directory], {
      stdio: 'ignore',
    })
    return directory
  } catch {
    rmSync(directory, { recursive: true })
    return undefined
  }
}

beforeAll(async () => {
  if (disk === undefined) return
  portal = await createTestPortal({ dataDir: disk })
  own = (await schoolsAtWork(portal)).own
  picture = await sharp({
    create: {
      width: 700,
      height: 700,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer()
})
afterAll(async () => {
  if (disk === undefined) return
  await portal.stop()
  // SQLite's last handle goes when it is collected.
  execFileSync('umount', ['--lazy', disk])
  rmSync(disk, { recursive: true })
})

const filler = path.join(String(disk), 'filler')
const free = (): number => {
  const { bavail, bsize } = statfsSync(String(disk))
  return bavail * bsize
}
const fill = (): void => writeFileSync(filler, Buffer.alloc(free()))
const get = (address: string) => portal.http.get(address).set('Host', 'localhost:3000')
const write = (title: string) =>
  own.editor
    .post('/api/pages?locale=kk')
    .set('Cookie', 'payload-lng=ru')
    .send({ title, site: own.site, summary: 'x'.repeat(400), _status: 'published' })

onDisk('the disk is full', () => {
  test('writes are acknowledged as long as they are stored, then refused with 507 and when to come back', async () => {
    const count = async () =>
      ((await get('/api/pages/count')).body as { totalDocs: number }).totalDocs
    const before = await count()
    fill()
    let stored = 0
    let refused: Awaited<ReturnType<typeof write>> | undefined
    // What the journal has already taken of the disk is written first.
    for (let i = 0; i < 400 && refused === undefined; i++) {
      const answer = await write(`Бет ${String(i)}`)
      if (answer.status === 201) stored++
      else refused = answer
    }
    expect(refused?.status).toBe(507)
    expect(refused?.headers['retry-after']).toBe('60')
    expect(refused?.body).toMatchObject({
      error: {
        code: 'storage_full',
        message: 'На сервере закончилось место, изменения не сохранены. Сообщите администратору.',
      },
    })
    expect(await count()).toBe(before + stored)
  })

  test('reading goes on', async () => {
    for (const address of [
      '/kk/',
      '/ru/',
      `/kk/s/${own.slug}/`,
      `/ru/s/${own.slug}/published`,
      '/api/pages',
      `/media/${own.file}`,
      '/healthz',
    ]) {
      expect([address, (await get(address)).status]).toEqual([address, 200])
    }
    expect((await own.editor.get('/api/users/me')).body).toMatchObject({ collection: 'users' })
    expect((await get('/readyz')).status).toBe(503)
  })

  test('a picture that does not fit leaves neither a document nor half a file', async () => {
    const before = [await contentsOf(portal.payload), uploadedFiles(portal.payload)]
    const answer = await own.editor
      .post('/api/media?locale=kk')
      .field('_payload', '{"alt":"x"}')
      .attach('file', picture, 'a.png')
    expect([answer.status, answer.headers['retry-after']]).toEqual([507, '60'])
    expect([await contentsOf(portal.payload), uploadedFiles(portal.payload)]).toEqual(before)
  })

  test('once there is room, everything is written again, without a restart', async () => {
    rmSync(filler)
    expect((await write('Орын бар')).status).toBe(201)
    const answer = await own.editor
      .post('/api/media?locale=kk')
      .field('_payload', '{"alt":"x"}')
      .attach('file', picture, 'a.png')
    expect(answer.status).toBe(201)
    expect(
      existsSync(
        path.join(
          String(disk),
          'media',
          (answer.body as { doc: { filename: string } }).doc.filename,
        ),
      ),
    ).toBe(true)
    expect((await get(`/kk/s/${own.slug}/oryn-bar`)).status).toBe(200)
  })
})
