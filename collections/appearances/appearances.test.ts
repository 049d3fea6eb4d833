import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { createPublicContext, type TreePath } from '#kernel'
import { themes } from '#themes'
import { createTestPortal, twoSchools, type TestPortal } from '#testing'
import { lookAt, lookOf } from './lookAt'
import { previewedLook } from './previewedLook'
import { THEME_IDS } from './themeIds'

let portal: TestPortal
let at: Awaited<ReturnType<typeof twoSchools>>
let root: Awaited<ReturnType<TestPortal['as']>>

beforeAll(async () => {
  portal = await createTestPortal()
  at = await twoSchools(portal.payload)
  root = await portal.as('root')
})
afterAll(() => portal.stop())

const choose = async (institution: string, data: object) =>
  root.post('/api/appearances?depth=0').send({ institution, name: 'Безендіру', ...data })
const context = async () =>
  createPublicContext(portal.payload, await createLocalReq({ locale: 'all' }, portal.payload), 'kk')
const get = (path: string) => portal.http.get(path).set('Host', 'localhost:3000')
const pathOfA = (): TreePath => [at.ministry, at.region, at.a.institution]

test('every theme can be chosen', () => {
  expect(THEME_IDS).toEqual(themes.map(({ id }) => id))
})

test('a place looks as the nearest above it has chosen, choice by choice', async () => {
  expect(
    (await choose(at.region, { theme: 'dala', band: '#5a1e00', fontSize: 'large' })).status,
  ).toBe(201)
  expect((await choose(at.a.institution, { theme: 'qala', action: '#ffee00' })).status).toBe(201)
  const { asked, ctx } = await context()
  expect(await lookAt(ctx, pathOfA())).toEqual({
    theme: 'qala',
    colours: {
      band: { colour: '#5a1e00', ink: '#ffffff' },
      action: { colour: '#ffee00', ink: '#111111' },
    },
    isLarge: true,
  })
  expect(await lookAt(ctx, [at.ministry, at.region, at.b.institution])).toMatchObject({
    theme: 'dala',
  })
  // A place that chooses for the first time reaches the pages below it.
  for (const id of pathOfA()) expect(asked.tags).toContain(`appearances?institution=${id}`)
})

test('of several looks of a place the one saved last is worn', async () => {
  const { body } = await choose(at.ministry, { theme: 'qala' })
  await choose(at.ministry, { theme: 'dala' })
  const { ctx } = await context()
  expect((await lookAt(ctx, [at.ministry])).theme).toBe('dala')
  await root.patch(`/api/appearances/${String(body.doc.id)}`).send({ name: 'Мереке' })
  expect((await lookAt((await context()).ctx, [at.ministry])).theme).toBe('qala')
})

test.each(['/kk/', '/kk/schools/', '/kk/search/?q=x', '/kk/notices/'])(
  '%s wears the look of the portal',
  async (path) => {
    const { status, text } = await get(path)
    expect([status, text]).toEqual([200, expect.stringMatching(/href="\/assets\/qala-/)])
  },
)

test.each([
  [{ band: '#ffffff', bandInk: '#eeeeee' }, 'contrast_low', '1,16'],
  [{ action: '#777777', actionInk: '#ffffff' }, 'contrast_low', '4,47'],
  [{ band: 'red' }, 'colour_invalid', '#'],
  [{ band: '#12345' }, 'colour_invalid', '#'],
  [{ bandInk: '#ffffff' }, 'colour_invalid', '#'],
  [{ band: '</style><script>' }, undefined, ''],
])('%p is refused: %s', async (colours, code, says) => {
  const { body, status } = await choose(at.b.institution, colours)
  expect(status).toBe(400)
  if (code === undefined) return
  expect(body.error.code).toBe(code)
  expect(body.error.message).toContain(says)
})

test('a change of one colour is measured against the other, which stays', async () => {
  const { body } = await choose(at.b.institution, { band: '#003366', bandInk: '#ffffff' })
  const change = (data: object) => root.patch(`/api/appearances/${String(body.doc.id)}`).send(data)
  expect((await change({ band: '#dddddd' })).status).toBe(400)
  expect((await change({ bandInk: null })).status).toBe(200)
  expect((await change({ band: '#dddddd' })).status).toBe(200)
})

test('of colours, ground and ink are taken together', async () => {
  const { ctx } = await context()
  const own = { band: '#ffffff', bandInk: null }
  const above = { band: '#000000', bandInk: '#ffffff' }
  expect(lookOf(ctx, [own, above]).colours?.band).toEqual({ colour: '#ffffff', ink: '#111111' })
  expect(lookOf(ctx, [{ band: null, bandInk: '#fff000' }, above]).colours?.band?.ink).toBe(
    '#ffffff',
  )
})

test('a school’s page wears its look, also where there is no page', async () => {
  const { text } = await get(`/kk/s/${at.a.slug}/`)
  expect(text).toMatch(/<html data-large="" lang="kk">/)
  expect(text).toMatch(/href="\/assets\/qala-[0-9a-f]{10}\.css"/)
  const [, href = ''] = /href="(\/assets\/colours\/[^"]+)"/.exec(text) ?? []
  const sheet = await get(href)
  expect(sheet.text).toContain('--band:#5a1e00;--band-ink:#ffffff')
  const missing = await get(`/kk/s/${at.a.slug}/nothing`)
  expect([missing.status, missing.text.includes('/assets/qala-')]).toEqual([404, true])
})

test('what is not saved yet is shown all the same, in a frame of our own alone', async () => {
  const { headers, text } = await get(
    `/kk/preview/look?institution=${at.a.institution}&theme=dala&band=%23112233&bandInk=%23junk&logo=none`,
  )
  expect(text).toMatch(/\/assets\/dala-/)
  expect(text).toContain('/assets/colours/112233-ffffff_x.css')
  expect(headers['x-frame-options']).toBe('SAMEORIGIN')
  expect(headers['content-security-policy']).toContain("frame-ancestors 'self'")
  expect(headers['cache-control']).toBe('no-store')
  const junk = '/ru/preview/look?institution=%00&theme=x&theme=%3Cscript%3E&picture=__proto__'
  expect((await get(junk)).status).toBe(200)
  const { ctx } = await context()
  expect(await previewedLook(ctx, {})).toEqual({})
})
