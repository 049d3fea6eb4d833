import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { createTestPortal, twoSchools, type TestPortal, type TestSchool } from '#testing'
import type { Db } from './context'
import { systemDb } from './db'
import { createPublicContext } from './publicContext'

const NOW = Date.UTC(2026, 8, 15)
const DAY = 24 * 60 * 60_000
const day = (n: number) => new Date(NOW + n * DAY).toISOString()

let portal: TestPortal
let db: Db
let schools: Readonly<{ a: TestSchool; b: TestSchool }>

beforeAll(async () => {
  portal = await createTestPortal()
  schools = await twoSchools(portal.payload)
  db = systemDb(await createLocalReq({ locale: 'kk' }, portal.payload))
})
afterAll(() => portal.stop())

const context = async (at = NOW) =>
  createPublicContext(portal.payload, await createLocalReq({}, portal.payload), 'ru', new Date(at))
let count = 0
/** A published page of school A; `data` makes it something else. */
const put = async (data: object = {}) => {
  const slug = `bet-${String(++count)}`
  const page = { slug, title: slug, site: schools.a.site, _status: 'published', ...data }
  const { id } = await db.create({ collection: 'pages', data: page })
  return { id: String(id), slug }
}
const change = (id: string, data: object, draft = false) =>
  db.update({ collection: 'pages', id, data, draft })
const clear = () => db.delete({ collection: 'pages', where: { id: { exists: true } } })

type Case = { status: string; trashed: boolean; from?: number; until?: number }
const CASES: Case[] = ['published', 'draft'].flatMap((status) =>
  [false, true].flatMap((trashed) =>
    [undefined, -1, 0, 3].flatMap((from) =>
      [undefined, -1, 0, 2].map((until) => ({ status, trashed, from, until })),
    ),
  ),
)
const isOpen = ({ from = -9, status, trashed, until = 9 }: Case) =>
  status === 'published' && !trashed && from <= 0 && until > 0

test('drafts, trashed, not yet visible and expired documents never appear; the rest always does', async () => {
  await clear()
  const open = new Set<string>()
  for (const each of CASES) {
    const { slug } = await put({
      _status: each.status,
      ...(each.trashed && { deletedAt: day(-2) }),
      ...(each.from !== undefined && { visibleFrom: day(each.from) }),
      ...(each.until !== undefined && { visibleUntil: day(each.until) }),
    })
    if (isOpen(each)) open.add(slug)
  }
  const { asked, ctx } = await context()
  const found = await ctx.find('pages', { by: { site: schools.a.site } })
  expect(new Set(found.map((page) => page.slug))).toEqual(open)
  expect(open.size).toBe(6)
  expect(asked.freshUntil).toBe(NOW + 2 * DAY)
})

test('an answer holds until the nearest start or end among what was asked', async () => {
  await clear()
  const freshUntil = async (at: number) => {
    const { asked, ctx } = await context(at)
    await ctx.find('pages', { by: { site: schools.a.site } })
    return asked.freshUntil
  }
  expect(await freshUntil(NOW)).toBe(Infinity)
  await put({ visibleFrom: day(4), visibleUntil: day(6) })
  await put({ visibleFrom: day(-4), visibleUntil: day(5) })
  await put({ _status: 'draft', visibleFrom: day(1) })
  await put({ site: schools.b.site, visibleFrom: day(2) })
  const expected = [0, 4, 5, 6].map((n) => [NOW + n * DAY, [4, 5, 6][n === 0 ? 0 : n - 3]])
  for (const [at = 0, next] of expected)
    expect(await freshUntil(at)).toBe(next === undefined ? Infinity : NOW + next * DAY)
})

test('a page is absent until the very moment it begins, and from the moment it ends', async () => {
  await clear()
  const { id } = await put({ visibleFrom: day(1), visibleUntil: day(2) })
  const isShown = async (at: number) =>
    (await (await context(at)).ctx.find('pages', { by: { id } })).length === 1
  const moments = [DAY - 1, DAY, 2 * DAY - 1, 2 * DAY]
  expect(await Promise.all(moments.map((ms) => isShown(NOW + ms)))).toEqual([
    ...[false, true, true, false],
  ])
})

test('a newer draft of a published page stays with its author', async () => {
  const { id } = await put({ title: 'Жарияланған' })
  await change(id, { title: 'Жоба' }, true)
  const { ctx } = await context()
  expect(await ctx.find('pages', { by: { id } })).toMatchObject([{ title: { kk: 'Жарияланған' } }])
  await change(id, { _status: 'draft' })
  expect(await ctx.find('pages', { by: { id } })).toEqual([])
})

test('both languages are read, in the order and of the length asked for', async () => {
  await clear()
  for (const order of [3, 1, 2]) await put({ order, title: `бет ${String(order)}` })
  const { ctx } = await context()
  const by = { site: schools.a.site }
  const found = await ctx.find('pages', { by, limit: 2, select: ['title'], sort: 'order' })
  expect(found.map(({ title }) => title)).toEqual([{ kk: 'бет 1' }, { kk: 'бет 2' }])
  expect(found[0]).not.toHaveProperty('slug')
})

test('every question is remembered, whether something answers it or not', async () => {
  const { asked, ctx } = await context()
  await ctx.find('sites', { by: { slug: 'no-such-school' } })
  await ctx.find('pages', { by: { slug: 'x', site: schools.a.site } })
  ctx.asked('media?id=7')
  expect([...asked.tags]).toEqual([
    ...['sites?slug=no-such-school', `pages?site=${schools.a.site}&slug=x`, 'media?id=7'],
  ])
})

test('a question that no write would answer is refused while the page is written', async () => {
  const { asked, ctx } = await context()
  const by = { inMenu: 'true' }
  await expect(ctx.find('pages', { by })).rejects.toThrow(/pages: 'inMenu' is not among .*queries/)
  await expect(ctx.find('pages', { by: {} })).rejects.toThrow(/declare it there/)
  await expect(ctx.find('nothing', { by: {} })).rejects.toThrow("No collection 'nothing'")
  expect(asked.tags.size).toBe(0)
})

test("addresses and texts are those of the page's language", async () => {
  const { ctx } = await context()
  expect([ctx.locale, ctx.href('/s/mektep-a/')]).toEqual(['ru', '/ru/s/mektep-a/'])
  expect(ctx.t('core:pages.many')).toBe('Страницы')
})
