import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  createTestPortal,
  openRawDoor,
  schoolsAtWork,
  type RawDoor,
  type TestPortal,
  type WorkingSchool,
} from '#testing'
import { SANDBOX_CSP } from '../securityHeaders'

let portal: TestPortal
let own: WorkingSchool
let door: RawDoor

beforeAll(async () => {
  portal = await createTestPortal()
  own = (await schoolsAtWork(portal)).own
  door = await openRawDoor(portal.app)
  const media = path.join(portal.settings.dataDir, 'media')
  writeFileSync(path.join(media, '.hidden.png'), 'secret')
  writeFileSync(path.join(media, 'page.html'), '<script>secret</script>')
  writeFileSync(path.join(media, 'copy.db'), 'secret')
  writeFileSync(path.join(media, 'drawing.svg'), '<svg>secret</svg>')
  writeFileSync(path.join(portal.settings.dataDir, 'outside.png'), 'secret')
  mkdirSync(path.join(media, 'folder.png'))
  symlinkSync('/etc', path.join(media, 'etc'))
})
afterAll(async () => {
  await door.close()
  await portal.stop()
})

const get = (address: string) => portal.http.get(address).set('Host', 'localhost:3000')
const SAFE = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': SANDBOX_CSP,
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
}

test('a picture is served for ever, and can be nothing but a picture', async () => {
  const answer = await get(`/media/${own.file}`)
  expect(answer.status).toBe(200)
  expect(answer.headers).toMatchObject({
    ...SAFE,
    'content-type': 'image/png',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  expect((await portal.http.head(`/media/${own.file}`).set('Host', 'localhost:3000')).status).toBe(
    200,
  )
})

test("Payload's address of a file leads to ours, with the same headers", async () => {
  const moved = await get(`/api/media/file/${own.file}?prefix=x`)
  expect([moved.status, moved.headers.location]).toEqual([301, `/media/${own.file}`])
  expect(moved.headers).toMatchObject(SAFE)
  const none = await get('/api/media/file/none.png')
  expect([none.status, none.headers.location]).toEqual([301, '/media/none.png'])
  expect((await get('/media/none.png')).status).toBe(404)
})

const OUTSIDE = [
  '..%2foutside.png',
  '..%2f..%2fetc%2fpasswd',
  '%2e%2e%2foutside.png',
  '..%5coutside.png',
  '....//outside.png',
  'x%2f..%2f..%2foutside.png',
  '%252e%252e%252foutside.png',
  '..;/outside.png',
  '%00.png',
  'own.png%00.txt',
  '.hidden.png',
  '%2ehidden.png',
  'page.html',
  'copy.db',
  'orda.db',
  '..%2forda.db',
  'drawing.svg',
  'etc/passwd',
  'etc%2fpasswd',
  'etc/hostname.png',
  'folder.png',
  'folder.png/',
  '',
  'own',
  'own.png/',
  'own.png/x',
  'OWN.PNG',
  'own.PNG',
  'c:own.png',
  '~root.png',
]

describe('nothing else is served from the folder of pictures, or from beside it', () => {
  test.each(OUTSIDE)('%s', async (name) => {
    for (const below of ['/media/', '/api/media/file/']) {
      const line = [
        `GET ${below}${name} HTTP/1.1`,
        'Host: localhost:3000',
        'Connection: close',
        '',
        '',
      ]
      const { answer } = await door.send(line.join('\r\n'), 15_000)
      expect(answer).toMatch(/^HTTP\/1\.1 (400|404|301)/)
      expect(answer).not.toContain('secret')
      expect(answer).not.toMatch(/root:|SQLite format/)
      const location = /^Location: (.*)$/im.exec(answer)?.[1]?.trim()
      if (location !== undefined && location !== `/media/${own.file}`) {
        expect((await get(location)).status).toBe(404)
      }
    }
  })

  test('and no folder is listed', async () => {
    for (const address of [
      '/media',
      '/media/',
      '/assets',
      '/assets/',
      '/',
      '/data/',
      '/.git/config',
      '/package.json',
      '/.env',
      '/src/config/env.ts',
      '/node_modules/',
      '/orda.db',
      '/data/orda.db',
    ]) {
      const answer = await get(address)
      expect(answer.status === 404 || answer.status === 302).toBe(true)
    }
  })
})

test('it is read and nothing more', async () => {
  for (const method of ['post', 'put', 'patch', 'delete'] as const) {
    expect(
      (await portal.http[method](`/media/${own.file}`).set('Host', 'localhost:3000')).status,
    ).toBe(404)
    expect(
      (await portal.http[method](`/api/media/file/${own.file}`).set('Host', 'localhost:3000'))
        .status,
    ).toBeGreaterThanOrEqual(401)
  }
  expect((await get(`/media/${own.file}`)).status).toBe(200)
})

test('whole, and not again while it has not changed', async () => {
  const part = await get(`/media/${own.file}`).set('Range', 'bytes=0-7')
  expect(part.status).toBe(200)
  expect(part.headers).toMatchObject(SAFE)
  const { etag = '' } = (await get(`/media/${own.file}`)).headers as { etag?: string }
  expect((await get(`/media/${own.file}`).set('If-None-Match', etag)).status).toBe(304)
})

test('style sheets carry the hash of their content and come pressed', async () => {
  const page = (await get('/kk/')).text
  const [, sheet = ''] = /href="(\/assets\/[\w.-]+\.css)"/.exec(page) ?? []
  const pressed = await get(sheet).set('Accept-Encoding', 'br')
  expect(pressed.headers).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
    'x-content-type-options': 'nosniff',
  })
  expect(
    (await get(sheet).set('Accept-Encoding', 'identity')).headers['content-encoding'],
  ).toBeUndefined()
  expect((await get(`${sheet}.map`)).status).toBe(404)
  expect((await get('/favicon.ico')).headers.location).toMatch(/^\/assets\//)
})
