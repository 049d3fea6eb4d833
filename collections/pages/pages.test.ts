import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Locale } from '#kernel'
import { paragraph, textBlock } from '../../seed/core/richText'
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

type Language = { changed: string | null; published: string | null; state: string }
type Page = { id: string; title: string; languages: Record<Locale, Language> }
const create = async (data: object, query = ''): Promise<Page> => {
  const page = { title: 'Бет', site: school.site, ...data }
  const answer = await editor.post(`/api/pages?depth=0&${query}`).send(page)
  expect(answer.status).toBe(201)
  return answer.body.doc
}
const save = async ({ id }: Page, data: object, query = ''): Promise<Page> => {
  const answer = await editor.patch(`/api/pages/${id}?depth=0&${query}`).send(data)
  expect(answer.status).toBe(200)
  return answer.body.doc
}
const states = ({ languages: { kk, ru } }: Page) => [kk.state, ru.state]

test('the story of two languages: written, translated, published, changed in one', async () => {
  const draft = await create({ slug: 'story', _status: 'draft' })
  expect(states(draft)).toEqual(['draft', 'missing'])
  const translated = await save(draft, { title: 'Страница' }, 'locale=ru&draft=true')
  expect(states(translated)).toEqual(['draft', 'draft'])
  expect(translated.languages.kk).toEqual(draft.languages.kk)
  const published = await save(translated, { _status: 'published' })
  expect(states(published)).not.toContain('draft')
  expect(published.languages.kk.published).toBe(published.languages.ru.published)
  const changed = await save(published, { title: 'Жаңа', _status: 'published' })
  expect(states(changed)).toEqual(['published', 'outdated'])
  expect(changed.languages.ru.changed).toBe(published.languages.ru.changed)
})

test('a save of the same texts, or of other fields, changes no language', async () => {
  const blocks = [textBlock(paragraph('Мәтін'))]
  const page = await create({ slug: 'same', blocks, _status: 'published' })
  const stored = (await editor.get(`/api/pages/${page.id}?depth=0`)).body as Page & object
  const again = await save(page, { ...stored, order: 7 })
  expect(again.languages.kk.changed).toBe(page.languages.kk.changed)
})

test('stamps that a client sends are not believed', async () => {
  const forged = { kk: { changed: '2001-01-01T00:00:00.000Z' }, ru: { changed: new Date() } }
  const page = await create({ slug: 'forged', languages: forged })
  expect(page.languages.ru.changed ?? null).toBeNull()
  expect(page.languages.kk.changed).not.toContain('2001')
  expect((await save(page, { languages: forged })).languages).toEqual(page.languages)
})

test('a version that is restored brings back its texts, and stays where it belongs', async () => {
  const page = await create({ slug: 'versions', title: 'Бірінші', _status: 'published' })
  await save(page, { title: 'Екінші' })
  const list = await editor.get(`/api/pages/versions?where[parent][equals]=${page.id}&depth=0`)
  const versions = list.body.docs as { id: string; version: { title: string } }[]
  const first = versions.find(({ version }) => version.title === 'Бірінші')?.id ?? ''
  expect((await editor.post(`/api/pages/versions/${first}`)).status).toBe(200)
  const { body } = await editor.get(`/api/pages/${page.id}?depth=0`)
  expect(body).toMatchObject({
    ...{ title: 'Бірінші', site: school.site, institution: school.institution },
  })
})

test('what search and order need is kept with every save, whatever a client sends', async () => {
  const page = await create({ slug: 'search', title: 'Өрт қауіпсіздігі', searchKey: 'x' })
  await save(page, { title: 'Пожарная безопасность', sortKey: 'x' }, 'locale=ru')
  const stored = await portal.payload.db.findOne<Record<string, unknown> & { id: string }>({
    ...{ collection: 'pages', where: { id: { equals: page.id } } },
  })
  expect(stored?.searchKey).toEqual({ kk: 'орт кауипсиздиги', ru: 'пожарная безопасность' })
  expect(stored?.sortKey).toMatch(/^5/)
})

test('every save is a version, and of many only the last fifty are kept', async () => {
  const page = await create({ slug: 'many' })
  for (let order = 1; order <= 52; order++) await save(page, { order })
  const where = { parent: { equals: page.id } }
  const kept = await portal.payload.db.countVersions({ collection: 'pages', where })
  expect(kept.totalDocs).toBe(50)
})

test('the day of first publication is the server’s, and stays', async () => {
  type Posted = Page & { posted?: string | null }
  const forged = { posted: '2001-01-01T00:00:00.000Z' }
  const draft: Posted = await create({ slug: 'posted', _status: 'draft', ...forged })
  expect(draft.posted ?? null).toBeNull()
  const { posted }: Posted = await save(draft, { _status: 'published', ...forged })
  expect(Date.parse(posted ?? '')).toBeGreaterThan(Date.now() - 60_000)
  const again: Posted = await save(draft, { title: 'Жаңа', _status: 'published', ...forged })
  expect(again.posted).toBe(posted)
})
