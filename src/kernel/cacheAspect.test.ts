import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createTestPortal, twoSchools, type TestPortal, type TestSchool } from '#testing'
import { portalOf } from './state'

let portal: TestPortal
let school: TestSchool
let ministry: string
let region: string
let editor: Awaited<ReturnType<TestPortal['as']>>
const dropped = new Set<string>()

beforeAll(async () => {
  portal = await createTestPortal()
  const schools = await twoSchools(portal.payload)
  ;({ a: school, ministry, region } = schools)
  editor = await portal.as('editor', school.institution)
  portalOf(portal.payload).invalidations.subscribe((tags) => {
    for (const tag of tags) dropped.add(tag)
  })
})
beforeEach(() => {
  dropped.clear()
})
afterAll(() => portal.stop())

const page = (slug: string, data: object = {}) => ({
  ...{ slug, title: 'Бет', site: school.site, _status: 'published', ...data },
})
const create = async (slug: string, query = '') => {
  const answer = await editor.post(`/api/pages?${query}`).send(page(slug))
  expect(answer.status).toBe(201)
  return String(answer.body.doc.id)
}
const tag = (slug: string) => `pages?site=${school.site}&slug=${slug}`
const list = () => `pages?site=${school.site}`
const save = async (path: string, data: object) => {
  expect((await editor.patch(`/api/pages/${path}`).send(data)).status).toBe(200)
}

test('a new page drops the lists it joins, and its own absence', async () => {
  const id = await create('new')
  const above = [`pages?at1=${ministry}`, `pages?at2=${region}`]
  expect([...dropped].sort()).toEqual([`pages?id=${id}`, list(), tag('new'), ...above].sort())
})

test('a client that asks for a part of the answer does not hide what was written', async () => {
  const id = await create('part', 'select[title]=true&depth=0')
  expect(dropped).toContain(tag('part'))
  dropped.clear()
  await save(`${id}?select[title]=true`, { slug: 'part-2' })
  expect([dropped.has(tag('part')), dropped.has(tag('part-2'))]).toEqual([true, true])
  dropped.clear()
  await editor.delete(`/api/pages/${id}?select[title]=true`)
  expect([dropped.has(tag('part-2')), dropped.has(list())]).toEqual([true, true])
})

test('publishing a draft under another address drops the address it leaves', async () => {
  const id = await create('old')
  await save(`${id}?draft=true`, { slug: 'renamed' })
  // The draft changed nothing in public: a page cached from here on must not outlive the publication.
  dropped.clear()
  await save(id, { _status: 'published' })
  expect([dropped.has(tag('old')), dropped.has(tag('renamed'))]).toEqual([true, true])
})

test('going back to an earlier version drops both addresses', async () => {
  const id = await create('first')
  await save(id, { slug: 'second' })
  const found = await editor.get(`/api/pages/versions?where[parent][equals]=${id}&depth=0`)
  const versions = found.body.docs as { id: string; version: { slug: string } }[]
  const first = versions.find(({ version }) => version.slug === 'first')
  dropped.clear()
  expect((await editor.post(`/api/pages/versions/${first?.id ?? ''}`)).status).toBe(200)
  expect([dropped.has(tag('first')), dropped.has(tag('second'))]).toEqual([true, true])
})

test('a write that is refused drops nothing', async () => {
  await create('taken')
  dropped.clear()
  expect((await editor.post('/api/pages').send(page('taken'))).status).toBe(400)
  expect((await editor.post('/api/pages').send(page('x', { title: '' }))).status).toBe(400)
  expect([...dropped]).toEqual([])
})

test('to the trash and out of it again: both times the page and its list are dropped', async () => {
  const id = await create('binned')
  for (const deletedAt of [new Date().toISOString(), null]) {
    dropped.clear()
    await save(`${id}?trash=true`, { deletedAt })
    expect([dropped.has(tag('binned')), dropped.has(list())]).toEqual([true, true])
  }
})
