import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import sharp from 'sharp'
import { portalOf, type AnyPlugin } from '#kernel'
import {
  contentsOf,
  createTestPortal,
  ORIGIN,
  PASSWORD,
  schoolsAtWork,
  threeSteps,
  uploadedFiles,
  type TestPortal,
  type WorkingSchool,
} from '#testing'
import { StatementError } from '../database/sqlite/statementError'

let portal: TestPortal
let own: WorkingSchool
let username: string
let png: Buffer
let fault: ((sql: string) => void) | undefined
let fresh = 0

// Only SQLite has a disk of ours; with MongoDB these are the server's own affair.
const onSqlite = process.env.MONGODB_URI === undefined ? describe : describe.skip

beforeAll(async () => {
  portal = await createTestPortal({ fault: (sql) => fault?.(sql), limits: { maxBusyMs: 150 } })
  own = (await schoolsAtWork(portal)).own
  username = ((await own.editor.get('/api/users/me')).body as { user: { username: string } }).user
    .username
  png = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#0a7' } })
    .png()
    .toBuffer()
  const { registry } = portalOf(portal.payload)
  ;(registry.permissions as Map<string, object>).set('steps.take', { editor: 'all' })
  ;(registry.manifests as AnyPlugin[]).push(threeSteps)
})
afterEach(() => {
  fault = undefined
})
afterAll(() => portal.stop())

const anonymous = (path: string) =>
  portal.http.post(path).set({ Host: 'localhost:3000', Origin: ORIGIN })

/** Every kind of write; `more` makes each document another one. */
const WRITES = {
  create: () =>
    own.editor
      .post('/api/pages?locale=kk')
      .send({ title: `Бет ${String(++fresh)}`, site: own.site, _status: 'published' }),
  'save a draft': () =>
    own.editor
      .patch(`/api/pages/${own.draft}?locale=kk&draft=true`)
      .send({ summary: String(++fresh) }),
  change: () =>
    own.editor
      .patch(`/api/pages/${own.published}?locale=kk`)
      .send({ summary: String(++fresh), _status: 'published' }),
  'move to the trash': () =>
    own.editor
      .patch(`/api/pages/${own.draft}?locale=kk`)
      .send({ deletedAt: new Date().toISOString() }),
  delete: () => own.editor.delete(`/api/pages/${own.published}`),
  upload: () =>
    own.editor
      .post('/api/media?locale=kk')
      .field('_payload', '{"alt":"x"}')
      .attach('file', png, 'a.png'),
  'replace a picture': () =>
    own.editor
      .patch(`/api/media/${own.picture}`)
      .field('_payload', '{}')
      .attach('file', png, 'b.png'),
  'delete a picture': () => own.editor.delete(`/api/media/${own.picture}`),
  'sign in by JSON': () => anonymous('/api/users/login').send({ username, password: PASSWORD }),
  'sign in by form': () =>
    anonymous('/kk/sign-in').type('form').send({ identifier: username, password: PASSWORD }),
  'sign out': () => own.editor.post('/kk/sign-out'),
  "a plugin's endpoint": () =>
    own.editor
      .post('/api/plugins/steps/take')
      .send({ site: own.site, titles: [`Қадам ${String(++fresh)}`] }),
}

const CODES = [
  ['SQLITE_FULL', 507, '60'],
  ['SQLITE_IOERR', 503, '10'],
  ['SQLITE_IOERR_WRITE', 503, '10'],
  ['SQLITE_READONLY', 503, '10'],
  ['SQLITE_CORRUPT', 503, '10'],
  ['SQLITE_BUSY', 503, '2'],
] as const
const CHANGE = /^\s*(insert|update|delete|replace)/i
const ALL = Object.keys(WRITES) as (keyof typeof WRITES)[]
const LONG = ['create', 'change', 'upload', "a plugin's endpoint"] as const
const MOMENTS = [
  ['the first statement that changes something', CHANGE, 1, ALL],
  ['the third', CHANGE, 3, LONG],
  ['COMMIT', /^COMMIT/, 1, ALL],
  ['the beginning', /^BEGIN/, 1, ALL],
] as const

const failAt = (code: string, pattern: RegExp, count: number): (() => number) => {
  let seen = 0
  let raised = 0
  fault = (sql) => {
    if (!pattern.test(sql) || ++seen < count) return
    raised++
    throw new StatementError(code, 'CANARY-99')
  }
  return () => raised
}

onSqlite('the storage refuses', () => {
  describe.each(CODES)('%s', (code, status, wait) => {
    test.each(MOMENTS)(
      'at %s: every write says so and stores nothing',
      async (_name, pattern, count, names) => {
        const before = await contentsOf(portal.payload)
        const files = uploadedFiles(portal.payload)
        for (const name of names) {
          const raised = failAt(code, pattern, count)
          const answer = await WRITES[name]().set('Accept-Language', 'ru')
          fault = undefined
          expect([name, raised() > 0]).toEqual([name, true])
          // Payload goes on after versions could not be deleted: the rest of its request is refused then.
          const isLost = name === 'delete' && answer.status === 409
          if (!isLost)
            expect([name, answer.status, answer.headers['retry-after']]).toEqual([
              name,
              status,
              wait,
            ])
          expect(answer.text).toMatch(/не сохранен|ничего не сохранено|сақталмады/)
          expect(answer.text).not.toMatch(/CANARY|SQLITE|insert into/i)
          expect(answer.get('Set-Cookie')).toBeUndefined()
        }
        expect(await contentsOf(portal.payload)).toEqual(before)
        expect(uploadedFiles(portal.payload)).toEqual(files)
      },
    )
  })
})

onSqlite('while nothing can be written', () => {
  test('cached and new pages, lists, sessions and files are read as before', async () => {
    const get = (path: string) => portal.http.get(path).set('Host', 'localhost:3000')
    await get('/kk/')
    failAt('SQLITE_FULL', /^(BEGIN|COMMIT|\s*(insert|update|delete))/i, 1)
    for (const path of [
      '/kk/',
      '/ru/',
      `/kk/s/${own.slug}/`,
      `/ru/s/${own.slug}/published`,
      '/kk/sign-in',
      `/media/${own.file}`,
      '/api/pages',
      '/healthz',
    ]) {
      expect([path, (await get(path)).status]).toEqual([path, 200])
    }
    expect((await get('/kk/none')).status).toBe(404)
    expect((await own.editor.get('/api/users/me')).body).toMatchObject({ user: { username } })
    expect((await own.editor.get('/api/pages?draft=true')).status).toBe(200)
    expect((await get('/readyz')).status).toBe(503)
  })

  test('and when it can be again, it is, without a restart', async () => {
    for (const [code] of CODES) {
      failAt(code, /^COMMIT/, 1)
      expect((await WRITES.change()).status).toBeGreaterThanOrEqual(503)
      fault = undefined
      expect((await WRITES.change()).status).toBe(200)
    }
    expect((await WRITES.create()).status).toBe(201)
    expect((await WRITES.upload()).status).toBe(201)
    expect((await WRITES['sign in by JSON']()).status).toBe(200)
  })

  test('many writers at once are all refused in time, and none waits for ever', async () => {
    const before = await contentsOf(portal.payload)
    failAt('SQLITE_FULL', /^COMMIT/, 1)
    const answers = await Promise.all(Array.from({ length: 20 }, () => WRITES.create()))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 507))
    fault = undefined
    expect(await contentsOf(portal.payload)).toEqual(before)
    expect((await WRITES.create()).status).toBe(201)
  })
})

onSqlite('the database cannot be read', () => {
  test('what is in memory is answered, the rest says so and comes back', async () => {
    const get = (path: string) =>
      portal.http.get(path).set({ Host: 'localhost:3000', 'Accept-Language': 'ru' })
    await get('/kk/')
    failAt('SQLITE_IOERR', /^\s*select/i, 1)
    expect((await get('/kk/')).status).toBe(200)
    const page = await get(`/ru/s/${own.slug}/draft`)
    expect([page.status, page.headers['retry-after']]).toEqual([503, '10'])
    expect(page.text).toContain('Хранилище данных не отвечает')
    const api = await get('/api/pages')
    expect([api.status, api.body]).toMatchObject([503, { error: { code: 'storage_failed' } }])
    // Who he is stands in memory; what he asks for does not.
    expect((await own.editor.get('/api/users/me')).status).toBe(200)
    expect((await own.editor.get('/api/pages')).status).toBe(503)
    expect((await get('/healthz')).status).toBe(200)
    fault = undefined
    expect((await get(`/ru/s/${own.slug}/published`)).status).toBe(200)
    expect((await get('/api/pages')).status).toBe(200)
  })
})
