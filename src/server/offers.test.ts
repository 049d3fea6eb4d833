import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { definePlugin } from '#kernel'
import { createTestPortal, twoSchools, type TestPortal } from '#testing'

const TEXTS = { 'module.name': 'Exams', 'module.summary': 'Marks without pages' }
const exams = definePlugin({
  ...{ id: 'exams', version: '1.0.0', permissions: {} },
  translations: { kk: TEXTS, ru: TEXTS },
})

let portal: TestPortal
let at: Awaited<ReturnType<typeof twoSchools>>
let root: Awaited<ReturnType<TestPortal['as']>>

beforeAll(async () => {
  portal = await createTestPortal({ plugins: [exams] })
  at = await twoSchools(portal.payload)
  root = await portal.as('root')
  const kato = { kato: '110000000' }
  const path = `/api/institutions/${at.region}?depth=0&locale=kk`
  expect((await root.patch(path).send(kato)).status).toBe(200)
})
afterAll(() => portal.stop())
beforeEach(async () => {
  await portal.payload.delete({ collection: 'module-switches', overrideAccess: true, where: {} })
})

const get = (path: string) => portal.http.get(path).set('Host', 'localhost:3000')
const PLACES = ['', '/r/aqmola', '/s/mektep-a'] as const
/** The addresses that the content of a page leads to. */
const linksOf = (html: string): string[] =>
  [...(/<main.*<\/main>/s.exec(html)?.[0] ?? '').matchAll(/<li>\s*<a href="([^"]+)"/g)].map(
    ([, href = '']) => href,
  )
const offered = async (path: string): Promise<string[]> => linksOf((await get(path)).text)
const decide = async (institution: string, state: string, module = 'notices'): Promise<void> => {
  const decision = { institution, module, state, reason: '№ 1' }
  expect((await root.post('/api/module-switches?depth=0').send(decision)).status).toBe(201)
}

describe.each(PLACES)('what is offered at "%s"', (place) => {
  test.each(['kk', 'ru'])('is said in %s, with ways to it that exist', async (locale) => {
    const { status, text } = await get(`/${locale}${place}/offers/`)
    expect(status).toBe(200)
    const title = locale === 'kk' ? 'Портал мүмкіндіктері' : 'Возможности портала'
    expect(text).toContain(`<h1>${title}</h1>`)
    expect(text).not.toMatch(/<script(?! type="application\/ld\+json")/)
    expect(text).not.toMatch(/core:|module\.summary/)
    const links = linksOf(text)
    expect(links).toContain(`/${locale}${place}/notices/`)
    for (const href of links) expect([href, (await get(href)).status]).toEqual([href, 200])
  })

  test('stands at the end of every page there', async () => {
    const link = `<a href="/kk${place}/offers/">Портал мүмкіндіктері</a>`
    for (const path of ['/', '/notices/', '/offers/'])
      expect((await get(`/kk${place}${path}`)).text).toContain(link)
  })
})

test('a module without a page of its own is named without a way to it', async () => {
  const { text } = await get('/kk/s/mektep-a/offers/')
  expect(text).toMatch(/<li><span>Exams<\/span><p class="fine">Marks without pages</)
})

test('a switch changes it at once, there and below, and nowhere else', async () => {
  const notices = (place: string) => `/kk${place}/notices/`
  const seen = async () =>
    Promise.all(
      [...PLACES, '/s/mektep-b'].map(async (place) =>
        (await offered(`/kk${place}/offers/`)).includes(notices(place)),
      ),
    )
  expect(await seen()).toEqual([true, true, true, true])
  await decide(at.a.institution, 'off')
  expect(await seen()).toEqual([true, true, false, true])
  await decide(at.region, 'forbidden')
  expect(await seen()).toEqual([true, false, false, false])
  await decide(at.ministry, 'off')
  expect(await seen()).toEqual([false, false, false, false])
})

test('it is kept until then', async () => {
  await get('/kk/offers/')
  const { hits } = portal.app.cache.stats
  await get('/kk/offers/')
  expect(portal.app.cache.stats.hits).toBe(hits + 1)
})

test.each(['/kk/s/nothing/offers/', '/kk/r/nowhere/offers/'])('%s is not there', async (path) => {
  const { status, text } = await get(path)
  expect(status).toBe(404)
  expect(text).toContain('<a href="/kk/offers/">')
})

test('no page of a site may be called so', async () => {
  const editor = await portal.as('editor', at.a.institution)
  const data = { site: at.a.site, title: 'Ұсыныстар', slug: 'offers', _status: 'published' }
  const { body, status } = await editor.post('/api/pages?locale=kk&depth=0').send(data)
  expect([status, body]).toMatchObject([400, { error: { code: 'slug_reserved' } }])
})
