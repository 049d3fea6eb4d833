import { afterAll, beforeAll, expect, test } from '@jest/globals'
import sharp from 'sharp'
import { appoint, createTestPortal, twoSchools, type TestPortal, type TestSchool } from '#testing'
import type { Grants } from './grants'
import type { PortalCollection } from './portalCollection'
import { idOf } from './relations'
import { scopeAspect } from './scope'
import { treeIndexes } from './treeIndexes'

let portal: TestPortal
let schools: Readonly<{ a: TestSchool; b: TestSchool }>
type Agent = Awaited<ReturnType<TestPortal['as']>>
let editor: Agent
let foreign: Agent

beforeAll(async () => {
  portal = await createTestPortal()
  schools = await twoSchools(portal.payload)
  editor = await portal.as('editor', schools.a.institution)
  foreign = await portal.as('editor', schools.b.institution)
})
afterAll(() => portal.stop())

const page = (data: object) => ({ title: 'Бет', site: schools.a.site, ...data })
const create = async (data: object): Promise<Record<string, unknown>> => {
  const answer = await editor.post('/api/pages?depth=0').send(page(data))
  expect(answer.status).toBe(201)
  return answer.body.doc
}
const count = async (): Promise<number> => {
  const { totalDocs } = await portal.payload.count({ collection: 'pages', overrideAccess: true })
  return totalDocs
}

test('a page belongs to the institution of its site, whatever the client says', async () => {
  const doc = await create({ slug: 'own', institution: schools.b.institution })
  expect(doc).toMatchObject({ site: schools.a.site, institution: schools.a.institution })
})

test('an editor of school A cannot create anything at school B, as if B did not exist', async () => {
  const before = await count()
  const answer = await editor.post('/api/pages').send(page({ site: schools.b.site }))
  expect(answer.status).toBe(404)
  expect(answer.body.error.code).toBe('not_found')
  expect(await count()).toBe(before)
})

test.each([
  ['nothing', undefined],
  ['an unknown site', 'f'.repeat(24)],
  ['null', null],
])('a page of %s is refused with a sentence at the field', async (_what, site) => {
  const answer = await editor.post('/api/pages').send(page({ site }))
  expect(answer.status).toBe(400)
  expect(answer.body.error).toMatchObject({ code: 'site_required', field: 'site' })
})

test('neither site nor institution can be changed later', async () => {
  const { id } = await create({ slug: 'stays' })
  const { institution, site } = schools.b
  const answer = await editor.patch(`/api/pages/${String(id)}?depth=0`).send({ institution, site })
  expect(answer.status).toBe(200)
  expect(answer.body.doc).toMatchObject({
    site: schools.a.site,
    institution: schools.a.institution,
  })
})

test('a foreign page is not changed, deleted, nor are its versions read or restored', async () => {
  const { id } = await create({ slug: 'closed', _status: 'draft' })
  const path = `/api/pages/${String(id)}`
  expect((await foreign.patch(path).send({ title: 'x' })).status).toBe(404)
  expect((await foreign.delete(path)).status).toBe(404)
  expect((await foreign.get(path)).status).toBe(404)
  const where = `where[parent][equals]=${String(id)}`
  const own = await editor.get(`/api/pages/versions?${where}`)
  expect(own.body.docs).toHaveLength(1)
  expect((await foreign.get(`/api/pages/versions?${where}`)).body.docs).toEqual([])
  const version = String(own.body.docs[0].id)
  expect((await foreign.post(`/api/pages/versions/${version}`)).status).toBe(404)
  expect((await editor.get(`${path}?draft=true`)).body.title).toBe('Бет')
})

test('an editor finds the drafts of his own school, and nobody else does', async () => {
  const { id } = await create({ slug: 'draft', _status: 'draft' })
  const list = (agent: Agent | TestPortal['http'], query: string) =>
    agent.get(`/api/pages?${query}&where[slug][equals]=draft`).set('Host', 'localhost:3000')
  for (const query of ['draft=true', 'draft=false']) {
    expect((await list(editor, query)).body.docs).toMatchObject([{ id }])
    expect((await list(foreign, query)).body.docs).toEqual([])
    expect((await list(portal.http, query)).body.docs).toEqual([])
  }
})

test('roles without the permission create nothing, at their own school either', async () => {
  const teacher = await portal.as('teacher', schools.a.institution)
  expect((await teacher.post('/api/pages').send(page({}))).status).toBe(403)
  const stranger = portal.http.post('/api/pages').set('Host', 'localhost:3000')
  expect((await stranger.send(page({}))).status).toBe(403)
})

const upload = async (agent: Agent, data: object) => {
  const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#0af' } })
    .jpeg()
    .toBuffer()
  return agent
    .post('/api/media?depth=0')
    .field('_payload', JSON.stringify({ alt: 'Сурет', ...data }))
    .attach('file', jpeg, 'a.jpg')
}

test('who works at one institution need not name it, and can name no other', async () => {
  const { a, b } = schools
  const filled = await upload(editor, {})
  expect(filled.body.doc.institution).toBe(a.institution)
  const refused = await upload(editor, { institution: b.institution })
  expect([refused.status, refused.body.error.code]).toEqual([404, 'not_found'])
})

test('who works at several, or everywhere, has to say which', async () => {
  const { a, b } = schools
  const both = await portal.as('editor', a.institution)
  await appoint(portal.payload, both.userId, 'editor', b.institution)
  for (const agent of [both, await portal.as('root')]) {
    const silent = await upload(agent, {})
    expect(silent.status).toBe(400)
    expect(silent.body.error).toMatchObject({ code: 'institution_required', field: 'institution' })
    const named = await upload(agent, { institution: b.institution })
    expect(named.body.doc.institution).toBe(b.institution)
  }
})

test('the id of a relationship is found, populated or not', () => {
  expect([idOf('a'), idOf({ id: 'a' }), idOf({ id: 7 })]).toEqual(['a', 'a', '7'])
  expect([idOf(null), idOf(undefined), idOf(7), idOf({})]).toEqual(Array(4).fill(undefined))
})

const scoped = (portal: PortalCollection['portal']): PortalCollection => ({
  ...{ slug: 'x', access: 'system', fields: [], portal },
})

test('a collection that belongs to nobody has no columns of the tree', () => {
  expect(scopeAspect(scoped({}), { create: {}, read: {} })).toEqual({})
})

const indexes = (of: PortalCollection, read: Grants = {}) =>
  treeIndexes(of, read).map(({ fields }) => fields.join())

test('a node of any depth, alone or with its subtree, is listed from an index in each order', () => {
  const own = indexes({ ...scoped({ scope: 'institution' }), defaultSort: 'sortKey' })
  for (const order of ['updatedAt', 'createdAt', 'sortKey'])
    for (const column of ['institution', 'at1', 'at2', 'at3', 'at4', 'at5'])
      expect(own).toContain(`${column},${order}`)
  expect(own).toHaveLength(18)
  expect(indexes(scoped({ scope: 'node' }))).toHaveLength(10)
})

test('what every list asks for stands in front, and the public has a list of all', () => {
  const drafts = { ...scoped({ scope: 'institution' }), trash: true, versions: { drafts: true } }
  const open = indexes(drafts, { anyone: 'all' })
  expect(open).toContain('deletedAt,_status,updatedAt')
  expect(open).toContain('deletedAt,_status,at2,updatedAt')
  expect(open).toContain('deletedAt,updatedAt')
  expect(open.every((fields) => fields.startsWith('deletedAt,'))).toBe(true)
  expect(indexes(drafts)).toContain('deletedAt,at2,updatedAt')
})
