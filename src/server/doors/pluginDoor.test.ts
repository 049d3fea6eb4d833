import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { defineEndpoint, definePlugin, portalOf, type AnyPlugin } from '#kernel'
import { contentsOf, createTestPortal, type TestPortal } from '#testing'

let portal: TestPortal
let editor: Awaited<ReturnType<TestPortal['as']>>
let handled: unknown[] = []

const input = z.object({ name: z.string().max(20), count: z.coerce.number().optional() })
const answer = async (_ctx: object, given: z.output<typeof input>) => {
  handled.push(given)
  return { given }
}
const permission = 'echo.use' as const

const echo = definePlugin({
  id: 'echo',
  version: '0.1.0',
  permissions: { 'echo.use': { editor: 'all' }, 'echo.all': { anyone: 'all' } },
  endpoints: [
    defineEndpoint({ method: 'get', path: '/say', permission, input, handle: answer }),
    defineEndpoint({ method: 'post', path: '/say', permission, input, handle: answer }),
    defineEndpoint({ method: 'patch', path: '/say', permission, input, handle: answer }),
    defineEndpoint({ method: 'delete', path: '/say', permission, input, handle: answer }),
    defineEndpoint({
      method: 'get',
      path: '/open',
      permission: 'echo.all',
      input: z.object({}),
      handle: async ({ locale }) => ({ locale }),
    }),
  ],
  translations: { kk: {}, ru: {} },
})

beforeAll(async () => {
  portal = await createTestPortal()
  editor = await portal.as('editor')
  const { registry } = portalOf(portal.payload)
  for (const [name, grants] of Object.entries(echo.permissions))
    (registry.permissions as Map<string, object>).set(name, grants)
  ;(registry.manifests as AnyPlugin[]).push(echo)
})
afterAll(() => portal.stop())

const SAY = '/api/plugins/echo/say'
const codeOf = ({ body }: { body: unknown }) => (body as { error?: { code?: string } }).error?.code

describe('an endpoint', () => {
  test('gets its query by GET and DELETE, its body by the others, as its schema reads them', async () => {
    handled = []
    for (const answered of [
      await editor.get(`${SAY}?name=a&count=3&other=x`),
      await editor.delete(`${SAY}?name=a&count=3`),
      await editor.post(SAY).send({ name: 'a', count: 3, other: 'x' }),
      await editor.patch(SAY).send({ name: 'a', count: 3 }),
    ]) {
      expect([answered.status, answered.body]).toEqual([200, { given: { name: 'a', count: 3 } }])
      expect(answered.headers['cache-control']).toBe('no-store')
    }
    expect(handled).toHaveLength(4)
  })

  test('is asked for permission first, and only then for what it was given', async () => {
    handled = []
    const parent = await portal.as('parent')
    for (const body of [{ name: 'a' }, { name: 5 }, {}]) {
      const stranger = await portal.http.post(SAY).set('Host', 'localhost:3000').send(body)
      expect([stranger.status, codeOf(stranger)]).toEqual([401, 'unauthenticated'])
      const other = await parent.post(SAY).send(body)
      expect([other.status, codeOf(other)]).toEqual([403, 'forbidden'])
    }
    expect(handled).toEqual([])
  })

  test('is not reached by what its schema refuses: the field is named', async () => {
    handled = []
    for (const body of [
      {},
      { name: 5 },
      { name: 'x'.repeat(21) },
      { name: { $gt: '' } },
      { name: ['a'] },
      [],
    ]) {
      const refused = await editor.post(SAY).send(body)
      expect([refused.status, codeOf(refused)]).toEqual([400, 'invalid_input'])
    }
    expect((await editor.post(SAY).send({ name: 5 })).body).toMatchObject({
      error: { field: 'name' },
    })
    for (const query of [
      '',
      '?name[]=a',
      '?name[$gt]=',
      '?__proto__[name]=a',
      `?name=${'x'.repeat(30)}`,
    ]) {
      expect((await editor.get(SAY + query)).status).toBe(400)
    }
    expect(handled).toEqual([])
  })

  test.each([
    ['{"name":', 'application/json'],
    ['{"name":"\\u0000"}', 'application/json'],
    ['{"name":"a","__proto__":{"x":1}}', 'application/json'],
    ['{"name":"a","count":1e309}', 'application/json'],
    ['{"name":"a"}', 'text/plain'],
    ['{"name":"a"}', ''],
    ['name=a', 'application/x-www-form-urlencoded'],
    ['--x--', 'multipart/form-data; boundary=x'],
  ])('is not reached by %j as %j', async (body, type) => {
    handled = []
    const refused = await editor
      .post(SAY)
      .set('Content-Type', type)
      .serialize((text: string) => text)
      .send(body)
    expect([refused.status, codeOf(refused)]).toEqual([400, 'malformed_body'])
    expect(handled).toEqual([])
  })

  test('speaks the language of the reader', async () => {
    const ask = async (headers: object) =>
      (
        (
          await portal.http
            .get('/api/plugins/echo/open')
            .set({ Host: 'localhost:3000', ...headers })
        ).body as { locale: string }
      ).locale
    expect(await ask({})).toBe('kk')
    expect(await ask({ 'Accept-Language': 'ru' })).toBe('ru')
    expect(await ask({ 'Accept-Language': 'kk, ru;q=0.5' })).toBe('kk')
    expect(await ask({ 'Accept-Language': 'ru', Cookie: 'payload-lng=kk' })).toBe('kk')
  })
})

test('what no manifest declares is not there', async () => {
  const before = await contentsOf(portal.payload)
  for (const path of [
    '/api/plugins',
    '/api/plugins/',
    '/api/plugins/echo',
    '/api/plugins/echo/',
    '/api/plugins/echo/say/',
    '/api/plugins/echo/say/x',
    '/api/plugins/echo//say',
    '/api/plugins/ECHO/say',
    '/api/plugins/none/say',
    '/api/plugins/core/say',
    '/api/plugins/__proto__/say',
    '/api/plugins/constructor/name',
  ]) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const answered = await editor[method](path).send({})
      expect([path, method, answered.status, codeOf(answered)]).toEqual([
        path,
        method,
        404,
        'not_found',
      ])
    }
  }
  expect((await editor.put(SAY).send({ name: 'a' })).status).toBe(404)
  expect(await contentsOf(portal.payload)).toEqual(before)
})
