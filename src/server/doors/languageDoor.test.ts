import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Request } from 'express'
import { createTestPortal, type TestPortal } from '#testing'
import { seed } from '../../../seed'
import { cookiesInLocale, localeOf } from './languageDoor'

let portal: TestPortal

beforeAll(async () => {
  portal = await createTestPortal()
  await seed(portal.payload)
})
afterAll(() => portal.stop())

const get = (path: string, headers: Record<string, string> = {}) =>
  portal.http.get(path).set({ Host: 'localhost:3000', ...headers })

describe('the start', () => {
  test.each([
    ['nothing is known', {}, '/kk/'],
    ['Russian was chosen', { Cookie: 'lang=ru' }, '/ru/'],
    ['Kazakh was chosen', { Cookie: 'a=b; lang=kk' }, '/kk/'],
    ['the browser prefers Russian', { 'Accept-Language': 'ru' }, '/kk/'],
    ['the choice is junk', { Cookie: 'lang=xx' }, '/kk/'],
    ['the choice is an address', { Cookie: 'lang=//evil.example' }, '/kk/'],
    ['the choice is in capitals', { Cookie: 'lang=RU' }, '/kk/'],
    ['the choice is a property of every object', { Cookie: 'lang=__proto__' }, '/kk/'],
    ['there are two choices', { Cookie: 'lang=ru; lang=kk' }, '/ru/'],
  ])('when %s', async (_name, headers, to) => {
    const answer = await get('/', headers)
    expect(answer.status).toBe(302)
    expect(answer.headers.location).toBe(to)
    expect(answer.headers['cache-control']).toBe('no-store')
  })
})

describe('one address per page', () => {
  test.each([
    ['/kk', '/kk/'],
    ['/ru', '/ru/'],
    ['/kk?a=1', '/kk/?a=1'],
    ['/kz', '/kk/'],
    ['/kz/', '/kk/'],
    ['/kz/s/kokshetau-1/?a=1', '/kk/s/kokshetau-1/?a=1'],
    ['/kk//', '/kk/'],
    ['/kk/s/kokshetau-1', '/kk/s/kokshetau-1/'],
    ['/kk/s/kokshetau-1//', '/kk/s/kokshetau-1/'],
    ['/kk//s//kokshetau-1/', '/kk/s/kokshetau-1/'],
    ['/kk/s/kokshetau-1/mektep-turaly/', '/kk/s/kokshetau-1/mektep-turaly'],
    ['/kk/s/%6bokshetau-1/', '/kk/s/kokshetau-1/'],
    ['/kk/s/kokshetau-1%2fmektep-turaly', '/kk/s/kokshetau-1/mektep-turaly'],
    ['/ru/s/kokshetau-1/mektep-turaly/?utm=x', '/ru/s/kokshetau-1/mektep-turaly?utm=x'],
  ])('%s → %s', async (path, to) => {
    const answer = await get(path)
    expect(answer.status).toBe(301)
    expect(answer.headers.location).toBe(to)
    expect((await get(to)).status).toBe(200)
  })

  test.each([
    '/en/',
    '/KK/',
    '/Kk/',
    '/kk-KZ/',
    '/kzz/',
    '/k/',
    '/kk;x/',
    '/kk%20/',
    '/KK/sign-in',
  ])('%s is no language of ours: 404 in the default one', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(answer.text).toContain('<html lang="kk">')
    expect(answer.headers['content-language']).toBe('kk')
  })

  test.each([
    '/kk//evil.example',
    '/kz//evil.example',
    '/kk//evil.example/',
    '/kk///evil.example/%2e',
    '/kz/@evil.example',
    '/kk/https://evil.example',
    '/?//evil.example',
    '/kz?//evil.example',
  ])('%s leads to no other site', async (path) => {
    const { headers, status } = await get(path)
    expect(status).toBeLessThan(500)
    const { location } = headers as { location?: string }
    const target = new URL(location ?? '/', `http://localhost:3000${path}`)
    expect(target.host).toBe('localhost:3000')
    expect(target.pathname.startsWith('//')).toBe(false)
  })

  test('whatever the path, nobody is led away, and nothing fails', async () => {
    const part = fc.oneof(
      fc.constantFrom('kk', 'kz', 'ru', '', '.', '..', 's', 'evil.example', '%2f', '%5c', '@', ':'),
      fc.webSegment(),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 6 }), async (parts) => {
        const path = `/${parts.join('/')}`
        const { headers, status } = await get(path)
        expect(status).toBeLessThan(500)
        const { location } = headers as { location?: string }
        if (location !== undefined) expect(location).toMatch(/^\/(?![/\\])/)
      }),
      { numRuns: 150 },
    )
  })
})

describe('localeOf', () => {
  const ask = (originalUrl: string, headers: Record<string, string>) =>
    localeOf({ originalUrl, headers } as unknown as Request)

  test('the address decides, then the choice, then the browser', () => {
    expect(ask('/ru/x', { cookie: 'lang=kk' })).toBe('ru')
    expect(ask('/x', { cookie: 'lang=ru', 'accept-language': 'kk' })).toBe('ru')
    expect(ask('/x', { 'accept-language': 'en, ru;q=0.5' })).toBe('ru')
    expect(ask('/x', {})).toBe('kk')
  })

  test("the admin and its programs follow the admin's own switch", () => {
    const cookie = 'lang=kk; payload-lng=ru'
    expect(ask('/admin/collections/pages', { cookie })).toBe('ru')
    expect(ask('/api/pages?locale=kk', { cookie })).toBe('ru')
    expect(ask('/s/x', { cookie })).toBe('kk')
    expect(ask('/admin', { cookie: 'lang=ru; payload-lng=en' })).toBe('ru')
  })

  test('it always answers', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(text, text, text, (url, cookie, language) => {
        expect(['kk', 'ru']).toContain(ask(url, { cookie, 'accept-language': language }))
      }),
    )
  })
})

test('Payload is told the language, once, beside all other cookies', () => {
  expect(cookiesInLocale(undefined, 'kk')).toBe('payload-lng=kk')
  expect(cookiesInLocale('orda=x; payload-lng=en;payload-lng=ru; ; b=c', 'ru')).toBe(
    'orda=x;  b=c; payload-lng=ru',
  )
})
