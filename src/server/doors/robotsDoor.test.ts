import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { SaxesParser } from 'saxes'
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

const get = (path: string) => portal.http.get(path).set('Host', 'localhost:3000')

/** Texts of all `loc` elements; throws where the XML is not well formed. */
function locationsOf(xml: string): string[] {
  const found: string[] = []
  let current = ''
  const parser = new SaxesParser()
  parser.on('opentag', () => {
    current = ''
  })
  parser.on('text', (part) => {
    current += part
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'loc') found.push(current.replace('http://localhost:3000', ''))
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  return found
}
const mapAt = async (path: string): Promise<string[]> => locationsOf((await get(path)).text)

test('search engines hear what is closed, and where the map is', async () => {
  const { headers, text } = await get('/robots.txt')
  expect(headers['content-type']).toMatch(/^text\/plain/)
  expect(text).toContain('Disallow: /admin\n')
  expect(text).toContain('Sitemap: http://localhost:3000/sitemap.xml\n')
})

test('every site has a map, named by the map of maps', async () => {
  const { headers, text } = await get('/sitemap.xml')
  expect(headers['content-type']).toBe('application/xml; charset=utf-8')
  expect(new Set(locationsOf(text))).toEqual(
    new Set(['/sitemap/portal.xml', '/sitemap/s/mektep-a.xml', '/sitemap/s/mektep-b.xml']),
  )
  expect(await mapAt('/sitemap/portal.xml')).toEqual([
    ...['/kk/', '/ru/', '/kk/schools/', '/ru/schools/', '/kk/offers/', '/ru/offers/'],
    ...['/kk/notices/', '/ru/notices/'],
  ])
})

test('a page is on the map of its site as long as it is published, in both languages', async () => {
  const path = '/sitemap/s/mektep-a.xml'
  const home = ['/kk/s/mektep-a/', '/ru/s/mektep-a/']
  const placed = ['offers', 'notices'].flatMap((page) =>
    ['kk', 'ru'].map((locale) => `/${locale}/s/mektep-a/${page}/`),
  )
  expect(await mapAt(path)).toEqual([...home, ...placed])
  const data = { site: at.a.site, title: 'Құжаттар', slug: 'qujattar', _status: 'draft' }
  const { body } = await editor.post('/api/pages?locale=kk&depth=0').send(data)
  expect(await mapAt(path)).toEqual([...home, ...placed])
  const publish = (status: string) =>
    editor.patch(`/api/pages/${String(body.doc.id)}?locale=kk&depth=0`).send({ _status: status })
  expect((await publish('published')).status).toBe(200)
  expect(await mapAt(path)).toEqual([
    ...[...home, '/kk/s/mektep-a/qujattar', '/ru/s/mektep-a/qujattar', ...placed],
  ])
  expect((await get(path)).text).toContain(
    '<xhtml:link rel="alternate" hreflang="ru" href="http://localhost:3000/ru/s/mektep-a/qujattar"/>',
  )
  await publish('draft')
  expect(await mapAt(path)).toEqual([...home, ...placed])
})

test('a page of a module is on the maps of places where it is on', async () => {
  const root = await portal.as('root')
  const decide = (institution: string) =>
    root
      .post('/api/module-switches?depth=0')
      .send({ institution, module: 'notices', state: 'off', reason: '№ 1' })
  expect(await mapAt('/sitemap/s/mektep-a.xml')).toContain('/kk/s/mektep-a/notices/')
  expect((await decide(at.a.institution)).status).toBe(201)
  expect(await mapAt('/sitemap/s/mektep-a.xml')).toEqual([
    ...['/kk/s/mektep-a/', '/ru/s/mektep-a/', '/kk/s/mektep-a/offers/', '/ru/s/mektep-a/offers/'],
  ])
  expect(await mapAt('/sitemap/s/mektep-b.xml')).toContain('/kk/s/mektep-b/notices/')
  expect((await decide(at.ministry)).status).toBe(201)
  for (const path of ['/sitemap/portal.xml', '/sitemap/s/mektep-b.xml'])
    expect((await get(path)).text).not.toContain('notices')
})

test.each(['/sitemap/s/nothing.xml', '/sitemap/', '/sitemap/s/mektep-a'])(
  '%s is not there',
  async (path) => {
    expect((await get(path)).status).toBe(404)
  },
)
