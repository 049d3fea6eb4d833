import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { definePlugin, portalOf, type AnyPlugin } from '#kernel'
import { createTestPortal, openRawDoor, type RawDoor, type TestPortal } from '#testing'

let portal: TestPortal
let door: RawDoor
let thrown: unknown

/** Throws what the test wants. */
const trouble = definePlugin({
  id: 'trouble',
  version: '0.1.0',
  permissions: { 'trouble.make': { root: 'all' } },
  endpoints: [
    {
      method: 'get',
      path: '/make',
      permission: 'trouble.make',
      input: z.object({}),
      handle: async () => {
        throw thrown
      },
    },
  ],
  pages: [
    {
      path: '/page',
      load: async () => {
        throw thrown
      },
      view: async () => () => null,
    },
  ],
  translations: { kk: {}, ru: {} },
})

beforeAll(async () => {
  portal = await createTestPortal()
  const { registry } = portalOf(portal.payload)
  ;(registry.permissions as Map<string, object>).set('trouble.make', { root: 'all' })
  ;(registry.manifests as AnyPlugin[]).push(trouble)
  door = await openRawDoor(portal.app)
})
afterAll(async () => {
  await door.close()
  await portal.stop()
})

describe('the language of an error', () => {
  test.each([
    ['/kk/none', {}, 'kk'],
    ['/ru/none', {}, 'ru'],
    ['/ru/none', { 'Accept-Language': 'kk', Cookie: 'lang=kk' }, 'ru'],
    ['/none', {}, 'kk'],
    ['/none', { 'Accept-Language': 'ru-RU,ru;q=0.9,kk;q=0.1' }, 'ru'],
    ['/none', { 'Accept-Language': 'en' }, 'kk'],
    ['/none', { 'Accept-Language': 'ru', Cookie: 'lang=kk' }, 'kk'],
    ['/none', { Cookie: 'lang=xx', 'Accept-Language': 'ru' }, 'ru'],
    ['/api/none', { 'Accept-Language': 'ru' }, 'ru'],
    ['/api/none', { 'Accept-Language': 'kk-Cyrl-KZ' }, 'kk'],
    ['/api/users', { Cookie: 'payload-lng=ru' }, 'ru'],
    ['/api/pages?limit=0', { Cookie: 'lang=ru' }, 'ru'],
    ['/api/plugins/none/x', { 'Accept-Language': 'ru' }, 'ru'],
  ] as const)('%s %j → %s', async (path, headers, locale) => {
    const answer = await portal.http.get(path).set({ Host: 'localhost:3000', ...headers })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    const other = { kk: /[а-я]+(ого|ено|йте|ный)\b|Такой/, ru: /[әғқңөұүһі]/ }[locale]
    const shown = path.startsWith('/api')
      ? answer.text
      : (/<main.*<\/main>/s.exec(answer.text)?.[0] ?? '')
    expect(shown).toMatch(/[а-я]{4}/)
    expect(shown).not.toMatch(other)
  })

  test('a page that does not exist is the same for everybody, so it names no request', async () => {
    const one = await portal.http.get('/kk/none').set('Host', 'localhost:3000')
    const two = await portal.http.get('/kk/none').set('Host', 'localhost:3000')
    expect(one.text).toBe(two.text)
    expect(one.headers['x-request-id']).not.toBe(two.headers['x-request-id'])
  })
})

test('what Payload says in English is said in the language of the reader', async () => {
  const editor = await portal.as('editor')
  const asks = [
    ['get', '/api/none'],
    ['get', '/api/pages?where[nothing][equals]=x'],
    ['get', '/api/pages/versions'],
    ['post', '/api/users'],
    ['get', '/api/payload-migrations'],
    ['delete', '/api/pages'],
    ['post', '/api/media'],
    ['get', '/api/globals/none'],
    ['post', '/api/graphql'],
  ] as const
  for (const [method, path] of asks) {
    for (const asker of [editor, portal.http]) {
      const answer = await asker[method](path).set({
        Host: 'localhost:3000',
        'Accept-Language': 'ru',
        Cookie: 'lang=ru',
      })
      if (answer.status < 400) continue
      expect(answer.status).toBeLessThan(500)
      const { error, errors } = answer.body as {
        error: { code: string; message: string }
        errors: { message: string }[]
      }
      expect(error.message).toMatch(/^[А-Я]/)
      expect(errors[0]?.message).toMatch(/^[А-Я]/)
      expect(answer.text).not.toMatch(/[A-Z][a-z]+ [a-z]+ [a-z]+/)
    }
  }
})
