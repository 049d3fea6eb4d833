import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { createPublicContext, inTransaction, systemDb, type PageData } from '#kernel'
import { createTestPortal, type TestPortal } from '#testing'
import { portalHome } from './portalHome.load'
import { placeOfPage } from './publicPlace'
import { regionHome } from './regionHome.load'
import { schools } from './schools.load'
import { search } from './search.load'
import { siteHome } from '../pages/sitePage.load'

let portal: TestPortal
const ids: Record<string, string> = {}

beforeAll(async () => {
  portal = await createTestPortal()
  await inTransaction(portal.payload, async (req) => {
    const db = systemDb(req)
    const add = async (name: string, parent: string | undefined, data: object, ru: string) => {
      const { id } = await db.create({
        collection: 'institutions',
        data: { name, ...(parent !== undefined && { parent: ids[parent] }), ...data },
        locale: 'kk',
      })
      await db.update({ collection: 'institutions', id, data: { name: ru }, locale: 'ru' })
      ids[name] = String(id)
    }
    await add('Министрлік', undefined, { kind: 'ministry' }, 'Министерство')
    const region = { kind: 'region', kato: '110000000' }
    await add('Ақмола басқармасы', 'Министрлік', region, 'Управление Акмолы')
    const city = { kind: 'region', kato: '710000000' }
    await add('Астана басқармасы', 'Министрлік', city, 'Управление Астаны')
    const district = { kind: 'district', shortName: 'Көкшетау қаласы' }
    await add('Көкшетау бөлімі', 'Ақмола басқармасы', district, 'Отдел Кокшетау')
    const school = (more: object = {}) => ({ kind: 'school', teachingLanguages: ['kk'], ...more })
    await add('Көкшетау №1 мектебі', 'Көкшетау бөлімі', school(), 'Кокшетауская школа 1')
    await add('Қайнар мектебі', 'Көкшетау бөлімі', school(), 'Школа Кайнар')
    const closed = school({ closed: '2020-01-01T00:00:00.000Z' })
    await add('Жабық мектеп', 'Көкшетау бөлімі', closed, 'Закрытая школа')
    const mixed = { kind: 'college', teachingLanguages: ['kk', 'ru'] }
    await add('Астана колледжі', 'Астана басқармасы', mixed, 'Колледж Астаны')
    const site = await db.create({
      collection: 'sites',
      data: {
        institution: ids['Көкшетау №1 мектебі'],
        slug: 'kokshetau-1',
        title: 'Бірінші мектеп',
      },
      locale: 'kk',
    })
    const page = { slug: 'asxana', site: site.id, title: 'Асхана', _status: 'published' }
    await db.create({ collection: 'pages', data: page, locale: 'kk' })
    const draft = { slug: 'zhoba', site: site.id, title: 'Асхана жобасы', _status: 'draft' }
    await db.create({ collection: 'pages', data: draft, locale: 'kk' })
  })
})
afterAll(() => portal.stop())

const context = async (locale: 'kk' | 'ru' = 'kk') =>
  createPublicContext(portal.payload, await createLocalReq({}, portal.payload), locale)
type Loaded = Omit<PageData, 'props'> & { props: Record<string, unknown> }
const load = async (
  page: typeof schools,
  params: Record<string, string> = {},
  query: Record<string, string> = {},
  locale: 'kk' | 'ru' = 'kk',
) => (await page.load((await context(locale)).ctx, params, query)) as Loaded
const directory = async (query: Record<string, string> = {}) => {
  const { props } = await load(schools, {}, query)
  return (props.schools as { name: string }[]).map(({ name }) => name)
}

test('the portal counts what works, region by region', async () => {
  const { props } = await load(portalHome)
  expect(props.counts).toEqual([
    { kind: 'school', count: 2 },
    { kind: 'college', count: 1 },
  ])
  expect(props.regions).toMatchObject([
    { name: 'Ақмола облысы', href: '/kk/r/aqmola/', count: 2 },
    { name: 'Астана қаласы', href: '/kk/r/astana/', count: 1 },
  ])
  expect(props.pages).toMatchObject([
    { title: 'Асхана', site: 'Бірінші мектеп', href: '/kk/s/kokshetau-1/asxana' },
  ])
})

test('what has no text in the reader’s language is no news for him', async () => {
  expect((await load(portalHome, {}, {}, 'ru')).props.pages).toEqual([])
})

test('a region has a page of its own; one that is not there has none', async () => {
  const { crumbs, place, props, title } = await load(regionHome, { region: 'aqmola' }, {}, 'ru')
  expect([title, crumbs]).toEqual(['Акмолинская область', [{ href: '/ru/', label: 'Портал' }]])
  expect(place?.base).toBe('/r/aqmola/')
  expect(props).toMatchObject({
    department: 'Управление Акмолы',
    districts: [{ label: 'Көкшетау қаласы' }],
    counts: [{ kind: 'school', count: 2 }],
  })
  expect(await load(regionHome, { region: 'atlantis' })).toBeUndefined()
  expect(await load(regionHome, { region: '__proto__' })).toBeUndefined()
})

test('the directory is narrowed by place, kind, language and letter', async () => {
  const all = ['Астана колледжі', 'Көкшетау №1 мектебі', 'Қайнар мектебі']
  expect(await directory()).toEqual(all)
  expect(await directory({ region: 'aqmola' })).toEqual(all.slice(1))
  const district = ids['Көкшетау бөлімі'] ?? ''
  expect(await directory({ region: 'aqmola', district })).toEqual(all.slice(1))
  expect(await directory({ kind: 'college' })).toEqual(all.slice(0, 1))
  expect(await directory({ language: 'ru' })).toEqual(all.slice(0, 1))
  expect(await directory({ letter: 'Қ' })).toEqual(['Қайнар мектебі'])
  expect(await directory({ letter: 'К', region: 'astana' })).toEqual([])
})

test('a choice that does not exist counts as none', async () => {
  const junk = { region: 'x', district: 'y', kind: 'ministry', language: 'de', letter: '%' }
  expect(await directory({ ...junk, page: '-1' })).toHaveLength(3)
  expect(await directory({ page: '9999' })).toHaveLength(3)
})

test('each organisation leads to its site, and says where it belongs', async () => {
  const { crumbs, props } = await load(schools, {}, { region: 'aqmola' })
  expect(crumbs?.map(({ label }) => label)).toEqual(['Портал', 'Ақмола облысы'])
  expect(props.schools).toMatchObject([
    { href: '/kk/s/kokshetau-1/', department: 'Көкшетау қаласы', languages: 'қазақ тілі' },
    { kind: 'Мектеп' },
  ])
  expect((props.schools as object[])[1]).not.toHaveProperty('href')
})

test('whatever a reader asks is dropped with what it shows', async () => {
  const { asked, ctx } = await context()
  await schools.load(ctx, {}, { region: 'aqmola' })
  expect([...asked.tags]).toContain(`institutions?at2=${ids['Ақмола басқармасы'] ?? ''}`)
})

const found = async (q: string) => {
  const { props } = await load(search, {}, { q })
  return Object.fromEntries(
    (props.groups as { kind: string; items: { title: string }[] }[]).map(({ items, kind }) => [
      kind,
      items.map(({ title }) => title),
    ]),
  )
}

test('search finds by the beginnings of words, in both languages and on either keyboard', async () => {
  const school = 'Көкшетау №1 мектебі'
  expect((await found('Кокш 1')).institutions).toEqual([school])
  expect((await found('КӨКШЕТАУ мектеп')).institutions).toEqual([school])
  expect((await found('школа кайнар')).institutions).toEqual(['Қайнар мектебі'])
  expect((await found('біринши')).sites).toEqual(['Бірінші мектеп'])
  expect(await found('кетау')).toEqual({})
})

test('drafts are not found, and nothing is asked of an empty question', async () => {
  expect(await found('асхана')).toEqual({ pages: ['Асхана'] })
  expect(await found('жоба')).toEqual({})
  for (const q of ['', '  ', '%', '–', '\u0000']) expect(await found(q)).toEqual({})
})

test('a page that is renamed, unpublished or thrown away is found accordingly', async () => {
  const where = { slug: { equals: 'asxana' } }
  const change = (data: object) =>
    inTransaction(portal.payload, (req) =>
      systemDb(req).update({ collection: 'pages', data, locale: 'kk', where }),
    )
  await change({ title: 'Дәмхана', _status: 'published' })
  expect([await found('асхана'), await found('дамхана')]).toEqual([{}, { pages: ['Дәмхана'] }])
  await change({ _status: 'draft' })
  expect(await found('дамхана')).toEqual({})
  await change({ _status: 'published' })
  await change({ deletedAt: new Date().toISOString() })
  expect(await found('дамхана')).toEqual({})
})

test('a site stands below its region and its district', async () => {
  const { site } = await load(siteHome, { site: 'kokshetau-1' })
  expect(site?.above.map(({ label }) => label)).toEqual([
    'Портал',
    'Ақмола облысы',
    'Көкшетау қаласы',
  ])
})

test('a plugin’s page finds its place on the portal, in a region and on a site', async () => {
  const { ctx } = await context()
  expect((await placeOfPage(ctx, {}))?.place.base).toBe('/')
  expect((await placeOfPage(ctx, { region: 'aqmola' }))?.place.path).toHaveLength(2)
  expect((await placeOfPage(ctx, { site: 'kokshetau-1' }))?.place.path).toHaveLength(4)
  expect(await placeOfPage(ctx, { region: 'x' })).toBeUndefined()
  expect(await placeOfPage(ctx, { site: 'x' })).toBeUndefined()
})
