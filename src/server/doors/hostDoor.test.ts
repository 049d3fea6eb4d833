import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createTestPortal, openRawDoor, type RawDoor, type TestPortal } from '#testing'
import { createHosts } from '../hosts'

let portal: TestPortal
let door: RawDoor

beforeAll(async () => {
  portal = await createTestPortal()
  door = await openRawDoor(portal.app)
})
afterAll(async () => {
  await door.close()
  await portal.stop()
})

const FOREIGN = [
  'evil.example',
  'localhost',
  'localhost:3001',
  'localhost:03000',
  'localhost:3000:3000',
  'localhost:3000.',
  'localhost.:3000',
  'localhost.evil.example:3000',
  'evil.example#localhost:3000',
  'user@localhost:3000',
  'localhost:3000@evil.example',
  'localhost:3000/',
  'localhost:3000, evil.example',
  '[::1]:3001',
  '0.0.0.0:3000',
  '2130706433:3000',
  'xn--lcalhost-35a:3000',
]

describe('host names', () => {
  test.each(FOREIGN)('%s is not ours', async (host) => {
    const ru = { Host: host, 'Accept-Language': 'ru' }
    const page = await portal.http.get('/kk/').set(ru)
    expect(page.status).toBe(404)
    expect(page.text).toContain('Бұл мекенжайда портал жоқ.')
    const api = await portal.http.get('/api/pages').set(ru)
    expect(api.status).toBe(404)
    expect(api.body).toMatchObject({
      error: { code: 'unknown_host', message: 'По этому адресу портала нет.' },
    })
  })

  test.each(['LOCALHOST:3000', 'LocalHost:3000', '127.0.0.1:3000', '[::1]:3000'])(
    '%s is a loopback name of the demo',
    async (host) => {
      const answer = await portal.http.get('/kk/').set('Host', host)
      expect(answer.status).toBe(200)
      // Nothing is built from the name the reader used.
      expect(answer.text).toContain('http://localhost:3000/')
      expect(answer.text).not.toMatch(/127\.0\.0\.1|LOCALHOST|::1/)
    },
  )

  test('a forwarded name does not make a foreign host ours', async () => {
    const answer = await portal.http
      .get('/kk/')
      .set({ Host: 'evil.example', 'X-Forwarded-Host': 'localhost:3000' })
    expect(answer.status).toBe(404)
  })

  test('without a host there is no answer', async () => {
    const modern = await door.send('GET /kk/ HTTP/1.1\r\n\r\n', 15_000)
    expect(modern.answer).toMatch(/^HTTP\/1\.1 400/)
    const old = await door.send('GET /kk/ HTTP/1.0\r\n\r\n', 15_000)
    expect(old.answer).toMatch(/^HTTP\/1\.1 404/)
  })

  test('of two hosts the first counts, also for what is kept', async () => {
    const both = ['GET /kk/ HTTP/1.1', 'Host: evil.example', 'Host: localhost:3000', '', '']
    const { answer } = await door.send(both.join('\r\n'), 2000)
    expect(answer).toMatch(/^HTTP\/1\.1 40[04]/)
    expect((await portal.http.get('/kk/').set('Host', 'localhost:3000')).status).toBe(200)
  })

  test('a page of ours is not answered from memory under a foreign name', async () => {
    await portal.http.get('/kk/').set('Host', 'localhost:3000')
    expect((await portal.http.get('/kk/').set('Host', 'evil.example')).status).toBe(404)
  })
})

describe('createHosts', () => {
  test('a public origin answers under its own name alone', () => {
    const hosts = createHosts('https://portal.example.kz')
    expect(hosts.verify('portal.example.kz')).toBe('portal.example.kz')
    expect(hosts.verify('PORTAL.example.KZ')).toBe('portal.example.kz')
    for (const other of [
      'localhost',
      '127.0.0.1',
      'www.portal.example.kz',
      'example.kz',
      '',
      undefined,
    ]) {
      expect(hosts.verify(other)).toBeUndefined()
    }
  })

  test('whatever is sent, the answer is our own name or none', () => {
    const hosts = createHosts('http://localhost:3000')
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.webAuthority(), fc.constantFrom(...FOREIGN)),
        (header) => {
          expect([undefined, 'localhost:3000']).toContain(hosts.verify(header))
        },
      ),
    )
  })
})
