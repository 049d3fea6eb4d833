import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { Validator } from '@seriousme/openapi-schema-validator'
import { readFileSync } from 'node:fs'
import { inTransaction, systemDb } from '#kernel'
import { clubs, createTestPortal, tripsPlugin, twoSchools, type TestPortal } from '#testing'

let portal: TestPortal
let at: Awaited<ReturnType<typeof twoSchools>>

beforeAll(async () => {
  portal = await createTestPortal({ plugins: [clubs, tripsPlugin] })
  at = await twoSchools(portal.payload)
})
afterAll(() => portal.stop())
beforeEach(() =>
  portal.payload.delete({ collection: 'module-switches', overrideAccess: true, where: {} }),
)

const PATH = '/api/openapi.json'
type Operation = Readonly<{
  parameters?: readonly Record<string, unknown>[]
  requestBody?: { content: Record<string, unknown> }
  responses: Record<string, unknown>
  security: readonly object[]
}>
type Described = Readonly<{
  info: { title: string; version: string }
  tags: readonly { name: string; description?: string }[]
  paths: Record<string, Record<string, Operation>>
  components: {
    schemas: Record<string, { properties: Record<string, unknown>; required?: string[] }>
  }
}>
const ask = (language = 'kk') =>
  portal.http.get(PATH).set('Host', 'localhost:3000').set('Accept-Language', language)
const described = async (language?: string) => (await ask(language)).body as Described
const off = (institution: string, module: string) =>
  inTransaction(portal.payload, async (req) => {
    const data = { institution, module, reason: '№ 1', state: 'off' }
    await systemDb(req).create({ collection: 'module-switches', data, depth: 0 })
  })

describe('the description', () => {
  test('is OpenAPI 3.1, of the version that this is', async () => {
    const { body } = await ask()
    const validator = new Validator()
    expect(await validator.validate(body as Record<string, unknown>)).toMatchObject({ valid: true })
    expect(validator.version).toBe('3.1')
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect((body as Described).info).toEqual({ title: '«Орда» білім беру порталы', version })
    // Whatever it points at is there.
    const refs = [...JSON.stringify(body).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path)
    expect(refs.length).toBeGreaterThan(50)
    for (const path of new Set(refs)) {
      const found = (path ?? '')
        .split('/')
        .reduce<unknown>(
          (part, name) => (part as Record<string, unknown> | undefined)?.[name],
          body,
        )
      expect([path, typeof found]).toEqual([path, 'object'])
    }
    const ids = [...JSON.stringify(body).matchAll(/"operationId":"([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('says what a collection takes, and how a change names its version', async () => {
    const { components, paths } = await described()
    const counted = { $ref: '#/components/parameters/ifMatch' }
    expect(paths).toMatchObject({
      '/api/pages': {
        get: {
          parameters: expect.arrayContaining([{ $ref: '#/components/parameters/where' }]),
          security: [{}, { session: [] }],
        },
      },
      '/api/pages/{id}': {
        patch: {
          parameters: expect.arrayContaining([counted]),
          responses: { 409: {}, 428: {} },
          security: [{ session: [] }],
        },
      },
      '/api/media': { post: { requestBody: { content: { 'multipart/form-data': {} } } } },
    })
    expect(paths).not.toHaveProperty(['/api/media/{id}', 'patch', 'responses', '428'])
    expect(components.schemas.pages?.properties).toMatchObject({
      slug: { type: ['string', 'null'] },
      title: { type: 'string' },
      createdAt: { readOnly: true },
      id: { readOnly: true },
      rev: { type: ['number', 'null'] },
      _status: { enum: ['draft', 'published', null] },
    })
    expect(components.schemas['pages-change']).not.toHaveProperty('required')
  })

  test('names all that a document holds, but for what the server keeps for itself', async () => {
    const { components } = await described()
    const root = await portal.as('root')
    const own = /^(at[1-5]|searchKey|sortKey|collection|languages)$/
    for (const slug of ['institutions', 'sites', 'users']) {
      const { body } = await root.get(`/api/${slug}?depth=0&limit=1`)
      const [document = {}] = (body as { docs: object[] }).docs
      const known = Object.keys(components.schemas[slug]?.properties ?? {})
      const undescribed = Object.keys(document).filter(
        (name) => !known.includes(name) && !own.test(name),
      )
      expect([slug, undescribed]).toEqual([slug, []])
    }
  })

  test('says what an endpoint takes, as its schema does', async () => {
    const { paths } = await described()
    const save = paths['/api/plugins/clubs/save']?.post
    expect(save?.requestBody?.content).toMatchObject({
      'application/json': {
        schema: { required: ['page', 'club'], properties: { rev: { type: 'number' } } },
      },
    })
    expect(save?.parameters).toEqual([{ $ref: '#/components/parameters/idempotencyKey' }])
    const sheets = paths['/api/plugins/clubs/sheets']?.get
    expect(sheets?.parameters).toEqual([
      { name: 'club', in: 'query', required: false, schema: { type: 'string' } },
    ])
  })

  test('names nothing that is closed, hidden or the server’s own', async () => {
    const { text } = await ask()
    const { components, paths } = await described()
    const closed = ['jobs', 'invalidations', 'audit', 'events', 'idempotency', 'password-hashes']
    for (const slug of [...closed, 'sessions', 'page-views', 'clubs-sheets', 'payload-preferences'])
      expect(paths).not.toHaveProperty([`/api/${slug}`])
    expect(text).not.toMatch(/"(at[1-5]|searchKey|sortKey|hash|salt|password|sizes)"/)
    // Decisions are never changed.
    expect(paths['/api/module-switches/{id}']).not.toHaveProperty('patch')
    expect(components.schemas.users?.properties).toHaveProperty('username')
  })

  test('is in the language of who asks, and kept for those who ask again', async () => {
    const title = async (language: string) =>
      (await described(language)).tags.find(({ name }) => name === 'pages')?.description
    expect([await title('kk'), await title('ru')]).toEqual(['Беттер', 'Страницы'])
    const first = await ask()
    expect(first.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate')
    const again = await ask().set('If-None-Match', String(first.headers.etag))
    expect(again.status).toBe(304)
    expect((await portal.http.post(PATH).set('Host', 'localhost:3000')).status).toBe(404)
  })

  test('is of modules that are on anywhere, and of no other', async () => {
    const isThere = async () => {
      const { paths, tags } = await described()
      const named = [...Object.keys(paths), ...tags.map(({ name }) => name)]
      return named.some((name) => name.includes('trips'))
    }
    expect(await isThere()).toBe(true)
    await off(at.a.institution, 'trips')
    expect(await isThere()).toBe(true)
    await off(at.ministry, 'trips')
    expect(await isThere()).toBe(false)
    expect(Object.keys((await described()).paths)).toContain('/api/plugins/clubs/save')
  })
})
