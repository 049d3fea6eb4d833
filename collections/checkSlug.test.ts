import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createTestPortal, twoSchools, type TestPortal, type TestSchool } from '#testing'

let portal: TestPortal
let schools: Readonly<{ a: TestSchool; b: TestSchool }>
type Agent = Awaited<ReturnType<TestPortal['as']>>
let root: Agent

beforeAll(async () => {
  portal = await createTestPortal()
  schools = await twoSchools(portal.payload)
  root = await portal.as('root')
})
afterAll(() => portal.stop())

const create = (data: object, query = '') =>
  root.post(`/api/pages?depth=0&${query}`).send({ title: 'Бет', site: schools.a.site, ...data })
const made = async (data: object) => {
  const answer = await create(data)
  expect(answer.status).toBe(201)
  return answer.body.doc as { id: string; slug: string }
}
const save = (id: string, data: object, query = '') =>
  root.patch(`/api/pages/${id}?depth=0&${query}`).send(data)

test.each([
  ['Ата-аналарға ақпарат', undefined, 'ata-analarga-aqparat'],
  ['Сабақ кестесі', '', 'sabaq-kestesi'],
  ['Бет', '  Mektep-Turaly ', 'mektep-turaly'],
  ['Бет', null, 'bet'],
])('a page called %p with the address %p is at %p', async (title, slug, expected) => {
  expect((await made({ title, slug })).slug).toBe(expected)
})

test.each([
  ['slug_invalid', 'мектеп'],
  ['slug_invalid', 'a b'],
  ['slug_invalid', 'a/b'],
  ['slug_invalid', '-a'],
  ['slug_invalid', 'a'.repeat(61)],
  ['slug_reserved', 'api'],
  ['slug_reserved', 'Sign-In'],
])('%s: %p', async (code, slug) => {
  const answer = await create({ slug })
  expect(answer.status).toBe(400)
  expect(answer.body.error).toMatchObject({ code, field: 'slug' })
})

test('a title of which nothing is left asks for an address', async () => {
  expect((await create({ title: '漢字' })).body.error).toMatchObject({ code: 'slug_invalid' })
})

test('a second page at the same address of a site is refused with a sentence at the field', async () => {
  await made({ slug: 'twice' })
  const answer = await create({ slug: 'twice' }).set('Accept-Language', 'ru')
  expect(answer.status).toBe(400)
  expect(answer.body.error).toEqual({
    code: 'slug_taken',
    field: 'slug',
    message: 'Адрес «twice» уже занят. Выберите другой.',
  })
  expect((await create({ slug: 'twice' }, 'draft=true')).body.error.code).toBe('slug_taken')
})

test('another site has addresses of its own', async () => {
  await made({ slug: 'shared' })
  expect((await made({ slug: 'shared', site: schools.b.site })).slug).toBe('shared')
})

test('an address that a draft wants is checked again when it is published', async () => {
  const { id } = await made({ slug: 'early' })
  expect((await save(id, { slug: 'wanted' }, 'draft=true')).status).toBe(200)
  await made({ slug: 'wanted' })
  const answer = await save(id, { _status: 'published' })
  expect([answer.status, answer.body.error.code]).toEqual([400, 'slug_taken'])
})

test('a draft may go back to the address that the page still has', async () => {
  const { id } = await made({ slug: 'home-2', _status: 'published' })
  await save(id, { slug: 'elsewhere' }, 'draft=true')
  expect((await save(id, { slug: 'home-2', _status: 'published' })).body.doc.slug).toBe('home-2')
})

test('a page keeps its address when its title changes, in either language', async () => {
  const { id } = await made({ title: 'Байланыс' })
  expect((await save(id, { title: 'Жаңа' })).body.doc.slug).toBe('bailanys')
  const ru = await save(id, { title: 'Контакты' }, 'locale=ru')
  expect([ru.status, ru.body.doc.slug]).toEqual([200, 'bailanys'])
})

test('an address that is emptied is made from the title again, even if only the address is sent', async () => {
  const { id } = await made({ title: 'Жаңалықтар', slug: 'news' })
  expect((await save(id, { slug: '' })).body.doc.slug).toBe('zhanalyqtar')
})

test('a page in the trash keeps its address, so that it can come back', async () => {
  const { id } = await made({ slug: 'binned' })
  await save(id, { deletedAt: new Date().toISOString() })
  expect((await create({ slug: 'binned' })).body.error.code).toBe('slug_taken')
})

test('the address of a site is unique in the whole portal', async () => {
  const site = { title: 'Мектеп', institution: schools.b.institution }
  const taken = await root.post('/api/sites').send({ ...site, slug: schools.a.slug })
  expect([taken.status, taken.body.error.code]).toEqual([400, 'slug_taken'])
  expect((await root.post('/api/sites').send({ ...site, slug: 'mektep-v' })).status).toBe(201)
})
