import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createTestPortal, twoSchools, type TestPortal, type TestSchool } from '#testing'

let portal: TestPortal
let school: TestSchool
let editor: Awaited<ReturnType<TestPortal['as']>>

beforeAll(async () => {
  portal = await createTestPortal()
  school = (await twoSchools(portal.payload)).a
  editor = await portal.as('editor', school.institution)
})
afterAll(() => portal.stop())

const get = (path: string) => portal.http.get(path).set('Host', 'localhost:3000')
const below = (slug: string) => `/kk/s/mektep-a/${slug}`
const publish = async (slug: string) => {
  const page = { title: slug, slug, site: school.site, _status: 'published' }
  const answer = await editor.post('/api/pages?locale=kk').send(page)
  expect(answer.status).toBe(201)
  return String(answer.body.doc.id)
}
const save = async (id: string, data: object, query = '') => {
  const answer = await editor.patch(`/api/pages/${id}?locale=kk&${query}`).send(data)
  expect(answer.status).toBe(200)
}
const rename = (id: string, slug: string) => save(id, { slug, _status: 'published' })
/** Status, and the address it names. */
const at = async (slug: string) => {
  const { headers, status } = await get(below(slug))
  return status === 301 ? headers.location : status
}

test('the former address of a page leads to the present one, and is asked again each time', async () => {
  const id = await publish('first')
  expect(await at('first')).toBe(200)
  await rename(id, 'second')
  const moved = await get(below('first'))
  expect([moved.status, moved.headers.location]).toEqual([301, below('second')])
  expect(moved.headers['cache-control']).toBe('no-cache')
  expect((await get('/ru/s/mektep-a/first')).headers.location).toBe('/ru/s/mektep-a/second')
})

test('many moves are one step, and back is no loop', async () => {
  const id = await publish('one')
  for (const slug of ['two', 'three', 'four']) await rename(id, slug)
  expect(await Promise.all(['one', 'two', 'three'].map(at))).toEqual(Array(3).fill(below('four')))
  await rename(id, 'one')
  expect(await Promise.all(['one', 'two', 'four'].map(at))).toEqual([
    200,
    below('one'),
    below('one'),
  ])
})

test('a new page that takes the address has it; when it moves on, the address leads to it', async () => {
  const before = await publish('taken')
  await rename(before, 'elsewhere')
  expect(await at('taken')).toBe(below('elsewhere'))
  const after = await publish('taken')
  expect(await at('taken')).toBe(200)
  await rename(after, 'further')
  expect(await at('taken')).toBe(below('further'))
})

test('a draft moves nothing until it is published, and what is taken back leads nowhere', async () => {
  const id = await publish('quiet')
  await save(id, { slug: 'loud' }, 'draft=true')
  expect([await at('quiet'), await at('loud')]).toEqual([200, 404])
  await save(id, { _status: 'published' })
  expect([await at('quiet'), await at('loud')]).toEqual([below('loud'), 200])
  await save(id, { _status: 'draft' })
  expect([await at('quiet'), await at('loud')]).toEqual([404, 404])
  await rename(id, 'again')
  expect([await at('quiet'), await at('loud')]).toEqual([below('again'), below('again')])
})

test('a page that becomes the start page is found there', async () => {
  const id = await publish('welcome')
  await rename(id, 'home')
  expect(await at('welcome')).toBe('/kk/s/mektep-a/')
})

test('what is removed for ever leaves no trace', async () => {
  const id = await publish('gone')
  await rename(id, 'gone-2')
  expect((await editor.delete(`/api/pages/${id}`)).status).toBe(200)
  expect([await at('gone'), await at('gone-2')]).toEqual([404, 404])
  const where = { document: { equals: id } }
  const left = await portal.payload.db.count({ collection: 'former-addresses', where })
  expect(left.totalDocs).toBe(0)
})

test('the former address of a site leads to the same page of it, also where that has moved', async () => {
  const id = await publish('about')
  await rename(id, 'about-us')
  const answer = await editor.patch(`/api/sites/${school.site}`).send({ slug: 'gimnaziya' })
  expect(answer.status).toBe(200)
  const moved = async (path: string) => (await get(`/kk/s/mektep-a${path}`)).headers.location
  expect(await Promise.all(['/', '/about', '/about-us', '/notices/'].map(moved))).toEqual([
    '/kk/s/gimnaziya/',
    '/kk/s/gimnaziya/about-us',
    '/kk/s/gimnaziya/about-us',
    '/kk/s/gimnaziya/notices/',
  ])
  expect((await get('/kk/s/mektep-a/never')).status).toBe(404)
})

test('a site that takes the address of another keeps its own silence', async () => {
  const region = await portal.as('root')
  const b = await region.get('/api/sites?where[slug][equals]=mektep-b&depth=0')
  const { id } = b.body.docs[0] as { id: string }
  expect((await region.patch(`/api/sites/${id}`).send({ slug: 'mektep-a' })).status).toBe(200)
  expect((await get('/kk/s/mektep-a/')).status).toBe(200)
  expect(await at('about-us')).toBe(404)
  expect((await get('/kk/s/mektep-b/')).headers.location).toBe('/kk/s/mektep-a/')
})
