import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createTestPortal, type TestPortal } from '#testing'
import { seed } from '../../seed'
import { DEMO_SCHOOL } from '../../seed/core/institutions'
import { institutionsByBin } from '../../seed/core/institutionsByBin'

let portal: TestPortal
let school: string

beforeAll(async () => {
  portal = await createTestPortal()
  await seed(portal.payload)
  school = (await institutionsByBin(portal.payload))(DEMO_SCHOOL)
})
afterAll(() => portal.stop())

const get = (path: string) => portal.http.get(path).set('Host', 'localhost:3000')

test('the reader gets the site in Kazakh, and in Russian one click away', async () => {
  const kk = await get('/kk/s/kokshetau-1/')
  expect(kk.status).toBe(200)
  expect(kk.text).toContain('Мектебімізге қош келдіңіз!')
  expect(kk.text).toContain('href="/ru/s/kokshetau-1/"')
  expect(kk.text).not.toMatch(/<script(?! type="application\/ld\+json")/)
  expect((await get('/ru/s/kokshetau-1/')).text).toContain('Добро пожаловать в нашу школу!')
})

test('a page that exists in one language only is shown in it, and marked', async () => {
  const page = await get('/ru/s/kokshetau-1/baylanys')
  expect(page.status).toBe(200)
  expect(page.text).toContain('lang="kk"')
  expect(page.text).toContain('Байланыс')
})

test('an editor publishes a change, and the next reader sees it', async () => {
  const editor = await portal.as('editor', school)
  await get('/kk/s/kokshetau-1/mektep-turaly')
  const found = await editor.get('/api/pages?where[slug][equals]=mektep-turaly&depth=0')
  const { id } = (found.body as { docs: { id: string }[] }).docs[0] ?? { id: '' }
  const saved = await editor
    .patch(`/api/pages/${id}?locale=kk`)
    .send({ title: 'Біздің мектеп', _status: 'published' })
  expect(saved.status).toBe(200)
  expect((await get('/kk/s/kokshetau-1/mektep-turaly')).text).toContain('Біздің мектеп')
  expect((await get('/kk/s/kokshetau-1/')).text).toContain('Біздің мектеп')
})

test('a page that does not exist is a 404 until it is published', async () => {
  expect((await get('/kk/s/kokshetau-1/zhana-bet')).status).toBe(404)
  const editor = await portal.as('editor', school)
  const sites = await editor.get('/api/sites?depth=0')
  const site = (sites.body as { docs: { id: string }[] }).docs[0]?.id
  const draft = await editor
    .post('/api/pages?locale=kk&draft=true')
    .send({ title: 'Жаңа бет', site, _status: 'draft' })
  expect(draft.status).toBe(201)
  expect((await get('/kk/s/kokshetau-1/zhana-bet')).status).toBe(404)
  const { doc } = draft.body as { doc: { id: string; slug: string } }
  expect(doc.slug).toBe('zhana-bet')
  expect(
    (await editor.patch(`/api/pages/${doc.id}?locale=kk`).send({ _status: 'published' })).status,
  ).toBe(200)
  expect((await get('/kk/s/kokshetau-1/zhana-bet')).status).toBe(200)
})
