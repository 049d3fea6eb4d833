import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createTestPortal, twoSchools, type TestPortal } from '#testing'

let portal: TestPortal
let at: Awaited<ReturnType<typeof twoSchools>>
let editor: Awaited<ReturnType<TestPortal['as']>>

beforeAll(async () => {
  portal = await createTestPortal()
  at = await twoSchools(portal.payload)
  editor = await portal.as('editor', at.a.institution)
})
afterAll(() => portal.stop())

const held = (more: object = {}) => ({
  site: at.a.site,
  title: 'Жазылып жатқан бет',
  summary: '',
  slug: 'zhana',
  blocks: [],
  ...more,
})
const show = (form: unknown, query = '') =>
  editor.post(`/kk/preview/page${query}`).send(form as object)

test('a page is shown as readers would get it, and nothing is stored', async () => {
  const { headers, status, text } = await show(held())
  expect(status).toBe(200)
  expect(headers['content-type']).toContain('text/html')
  expect(headers['cache-control']).toBe('no-store')
  expect(text).toContain('<h1>Жазылып жатқан бет</h1>')
  expect(text).toContain('noindex')
  const stored = await portal.payload.count({
    collection: 'pages',
    overrideAccess: true,
    where: { slug: { equals: 'zhana' } },
  })
  expect(stored.totalDocs).toBe(0)
})

test('half-filled blocks, and blocks of no kind, are no error', async () => {
  const { status, text } = await show(
    held({
      blocks: [
        { blockType: 'hero', text: 'Кіріспе сөз' },
        { blockType: 'gallery' },
        { blockType: 'nonsense' },
        null,
        7,
      ],
    }),
  )
  expect(status).toBe(200)
  expect(text).toContain('Кіріспе сөз')
})

test('another theme may be tried, junk is the theme of the place', async () => {
  const sheetOf = (text: string) => /\/assets\/(\w+)-\w+\.css/.exec(text)?.[1]
  expect(sheetOf((await show(held(), '?theme=dala')).text)).toBe('dala')
  expect(sheetOf((await show(held(), '?theme=__proto__')).text)).toBe('base')
  expect(sheetOf((await show(held())).text)).toBe('base')
})

test.each([
  ['no site', { site: null }],
  ['junk for a site', { site: { $ne: 1 } }],
])('with %s it says what to do first', async (_, more) => {
  const { status, text } = await show(held(more))
  expect(status).toBe(200)
  expect(text).toContain('Алдымен сайтты таңдаңыз')
})

test('a site, or a picture, that is not there is no fault of the server', async () => {
  for (const id of ['00000000-0000-7000-8000-000000000000', '0'.repeat(24), 'x', 7]) {
    const gallery = { blockType: 'gallery', pictures: [id] }
    const hero = { blockType: 'hero', text: 'Кіріспе', picture: id }
    expect((await show(held({ site: id }))).status).toBeLessThan(500)
    expect((await show(held({ blocks: [hero, gallery] }))).status).toBeLessThan(500)
  }
})

test('what is no form is refused in the reader’s language', async () => {
  for (const body of ['[]', '7', '{"a":', '{"__proto__":{"a":1}}']) {
    const answer = await editor
      .post('/ru/preview/page')
      .set('Content-Type', 'application/json')
      .send(body)
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('lang="ru"')
  }
})

test('strangers and those who edit no pages are refused', async () => {
  const stranger = await portal.http
    .post('/kk/preview/page')
    .set('Host', 'localhost:3000')
    .set('Origin', 'http://localhost:3000')
    .send(held())
  expect(stranger.status).toBe(401)
  const reader = await portal.as('teacher', at.a.institution)
  expect((await reader.post('/kk/preview/page').send(held())).status).toBe(403)
})

test('the window has a script of ours, and the page in it none', async () => {
  const { headers, text } = await portal.http.get('/ru/preview/page').set('Host', 'localhost:3000')
  expect(headers['content-security-policy']).toContain("script-src 'self'")
  expect(headers['x-frame-options']).toBe('SAMEORIGIN')
  const look = await portal.http.get('/ru/preview/look').set('Host', 'localhost:3000')
  expect(look.headers['content-security-policy']).not.toContain('script-src')
  expect(look.headers['content-security-policy']).toContain("frame-ancestors 'self'")
  expect(text).toMatch(/<iframe sandbox="allow-same-origin"/)
  const [, script = ''] = /src="(\/assets\/preview-\w+\.js)"/.exec(text) ?? []
  const asset = await portal.http.get(script).set('Host', 'localhost:3000')
  expect(asset.status).toBe(200)
  expect(asset.headers['content-type']).toContain('javascript')
})
