import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createTestPortal, ORIGIN, twoSchools, type TestPortal } from '#testing'

let portal: TestPortal
let site: string

beforeAll(async () => {
  portal = await createTestPortal()
  await twoSchools(portal.payload)
  const { docs } = await portal.payload.find({
    collection: 'sites',
    overrideAccess: true,
    limit: 1,
  })
  site = `/s/${String(docs[0]?.slug)}/`
})
afterAll(() => portal.stop())

const page = (path: string, view?: string) =>
  portal.http
    .get(path)
    .set('Host', 'localhost:3000')
    .set('Cookie', view === undefined ? [] : [`view=${view}`])
const send = (form: object, path = '/kk/view') =>
  portal.http.post(path).set({ Host: 'localhost:3000', Origin: ORIGIN }).type('form').send(form)
const htmlOf = (text: string): string => /<html[^>]*>/.exec(text)?.[0] ?? ''

test('every page leads to it, and it leads back, in the language that was chosen on the way', async () => {
  for (const path of ['/', site, '/sign-in', '/nothing-here']) {
    const { text } = await page(`/ru${path}`)
    expect(text).toContain(`href="/ru/view?to=${encodeURIComponent(path)}"`)
    expect(text).toContain('Версия для слабовидящих')
  }
  const { headers, text } = await page(`/ru/view?to=${encodeURIComponent(site)}`)
  expect(headers['cache-control']).toBe('no-store')
  expect(text).toContain(`<input type="hidden" name="to" value="${site}"/>`)
  expect(text).toContain(`href="/kk/view?to=${encodeURIComponent(site)}"`)
  expect((await send({ to: site, size: '3' }, '/kk/view')).headers.location).toBe(`/kk${site}`)
})

test('a choice is a cookie of a few letters; the usual view takes it away', async () => {
  const answer = await send({ size: '3', scheme: 'dark', spaced: '1', textOnly: '1', to: '/' })
  expect([answer.status, answer.headers['set-cookie']]).toEqual([
    303,
    ['view=3dsn; Path=/; Max-Age=31536000; SameSite=Lax'],
  ])
  const usual = await send({ usual: '1', size: '3', to: '/' })
  expect(usual.headers['set-cookie']).toEqual(['view=; Path=/; Max-Age=0; SameSite=Lax'])
})

describe('a cached page', () => {
  test('is another one for each view, and the usual one for junk', async () => {
    expect(htmlOf((await page(`/kk${site}`)).text)).toBe('<html lang="kk">')
    for (let again = 0; again < 2; again++) {
      const { headers, text } = await page(`/kk${site}`, '2bs')
      expect(htmlOf(text)).toBe('<html lang="kk" data-size="2" data-scheme="blue" data-spaced="">')
      expect(headers.vary).toBe('Accept-Encoding, Cookie')
    }
    for (const junk of ['', 'x', '2bs"><script>', '%22', '2'.repeat(500)])
      expect(htmlOf((await page(`/kk${site}`, junk)).text)).toBe('<html lang="kk">')
  })

  test.each([
    'view =3d',
    ' view=3d',
    'view= 3d',
    'x=1;view=3d',
    'view=3d; view=',
    'view=; view=3d',
  ])('is never kept for others, however the cookie is written: %j', async (cookie) => {
    portal.app.cache.clear()
    for (const path of [`/kk${site}`, '/kk/nothing-here'])
      await portal.http.get(path).set({ Host: 'localhost:3000', Cookie: cookie })
    for (const path of [`/kk${site}`, '/kk/nothing-here'])
      expect(htmlOf((await page(path)).text)).toBe('<html lang="kk">')
  })

  test('is not made anew for each spelling of junk', async () => {
    const { pages } = portal.app.cache.stats
    for (let junk = 0; junk < 50; junk++) await page(`/kk${site}`, `junk${String(junk)}`)
    expect(portal.app.cache.stats.pages).toBe(pages)
  })
})

test.each(['//evil.example/', '/\\evil.example', 'https://evil.example/', 'x', ''])(
  'where the reader came from is never another site: %s',
  async (to) => {
    const { headers } = await send({ to })
    expect(new URL(String(headers.location), ORIGIN).origin).toBe(ORIGIN)
    expect(String(headers.location)).toMatch(/^\/(kk|admin)/)
  },
)

test('a form that is too long is refused, and so is one from another site', async () => {
  expect((await send({ to: 'x'.repeat(1024 * 1024) })).status).toBe(413)
  const foreign = await portal.http
    .post('/kk/view')
    .set({ Host: 'localhost:3000', Origin: 'https://evil.example' })
    .type('form')
    .send({ size: '3' })
  expect(foreign.status).toBe(403)
})
