import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { systemStore } from '#kernel'
import { createTestPortal, schoolsAtWork, type TestPortal, type WorkingSchool } from '#testing'
import { StatementError } from '../database/sqlite/statementError'
import { startStoringViews, storeViews } from './storeViews'

let portal: TestPortal
let own: WorkingSchool
let foreign: WorkingSchool
let fault: ((sql: string) => void) | undefined

beforeAll(async () => {
  portal = await createTestPortal({ fault: (sql) => fault?.(sql) })
  const schools = await schoolsAtWork(portal)
  own = schools.own
  foreign = schools.foreign
})
afterAll(() => portal.stop())
beforeEach(async () => {
  const store = systemStore({ payload: portal.payload })('page-views')
  portal.app.views.take()
  for (const { day, page } of await store.find({ order: 'day' }))
    await store.remove({ day: String(day), page: String(page) })
})

const read = (path: string, headers: Record<string, string> = {}) =>
  portal.http.get(path).set({ Host: 'localhost:3000', ...headers })
const pageOf = ({ slug }: WorkingSchool, language = 'kk') => `/${language}/s/${slug}/published`
const viewsOf = async (who: WorkingSchool['editor'], page: string) =>
  (await who.get('/api/plugins/core/page-views').query({ page })).body as object
const store = () => storeViews(portal.payload, portal.app.views)

test('whoever reads a page is counted, from the cache or not, in either language, and nothing else is', async () => {
  const first = await read(pageOf(own))
  await read(pageOf(own))
  await read(pageOf(own), { 'If-None-Match': String(first.headers.etag) }).expect(304)
  await read(pageOf(own, 'ru'))
  await portal.http.head(pageOf(own)).set('Host', 'localhost:3000')
  for (const path of ['/kk/', `/kk/s/${own.slug}/`, `/kk/s/${own.slug}/none`, '/kk/sign-in'])
    await read(path)
  await read(pageOf(foreign))
  await store()
  expect(await viewsOf(own.editor, own.published)).toEqual({ today: 4, month: 4 })
  expect(await viewsOf(foreign.editor, foreign.published)).toEqual({ today: 1, month: 1 })
})

test('an editor sees the views of his own pages, the ministry of all, others are refused', async () => {
  await read(pageOf(own))
  await store()
  const none = { today: 0, month: 0 }
  expect(await viewsOf(foreign.editor, own.published)).toEqual(none)
  expect(await viewsOf(own.editor, 'unknown')).toEqual(none)
  expect(await viewsOf(await portal.as('ministry'), own.published)).toEqual({ today: 1, month: 1 })
  const ask = (who: Pick<WorkingSchool['editor'], 'get'>) =>
    who.get('/api/plugins/core/page-views').set('Host', 'localhost:3000').query({ page: 'x' })
  expect((await ask(portal.http)).status).toBe(401)
  expect((await ask(await portal.as('parent'))).status).toBe(403)
  expect((await own.editor.get('/api/plugins/core/page-views')).status).toBe(400)
})

test('30 days are a month, today among them', async () => {
  const DAY = 24 * 60 * 60_000
  const door = systemStore({ payload: portal.payload })('page-views')
  await read(pageOf(own))
  const [[viewed] = []] = portal.app.views.take()
  if (!viewed) throw new Error('nothing was counted')
  const { page, place } = viewed
  for (const days of [1, 29, 30, 200]) {
    // The country is five hours ahead.
    const day = new Date(Date.now() + 5 * 60 * 60_000 - days * DAY).toISOString().slice(0, 10)
    await door.add({ page, day }, { count: 10 ** (days % 3) }, { of: place })
  }
  expect(await viewsOf(own.editor, page)).toEqual({ today: 0, month: 10 + 100 })
})

test('views are stored by themselves when the portal stops', async () => {
  const stop = startStoringViews(portal.payload, portal.app.views)
  await read(pageOf(own))
  await stop()
  expect(await viewsOf(own.editor, own.published)).toEqual({ today: 1, month: 1 })
})

const onSqlite = process.env.MONGODB_URI === undefined ? test : test.skip
onSqlite('views that cannot be stored wait for the next time, and disturb nobody', async () => {
  await read(pageOf(own))
  fault = (sql) => {
    if (sql === 'COMMIT') throw new StatementError('SQLITE_FULL', 'injected')
  }
  await store()
  expect((await read(pageOf(own))).status).toBe(200)
  await store()
  fault = undefined
  expect(await viewsOf(own.editor, own.published)).toEqual({ today: 0, month: 0 })
  await store()
  await store()
  expect(await viewsOf(own.editor, own.published)).toEqual({ today: 2, month: 2 })
})

test('nobody writes views but the server itself', async () => {
  const root = await portal.as('root')
  for (const method of ['post', 'put', 'patch', 'delete'] as const) {
    const answer = await root[method]('/api/plugins/core/page-views').send({ page: own.published })
    expect([method, answer.status]).toEqual([method, 404])
  }
})
