import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createPublicContext, inTransaction, systemDb, type Locale } from '#kernel'
import { createLocalReq } from 'payload'
import { createTestPortal, twoSchools, type TestPortal, type TestSchool } from '#testing'
import { siteHome, sitePage } from './sitePage.load'

let portal: TestPortal
let schools: Readonly<{ a: TestSchool; b: TestSchool }>

beforeAll(async () => {
  portal = await createTestPortal()
  schools = await twoSchools(portal.payload)
  await inTransaction(portal.payload, async (req) => {
    const db = systemDb(req)
    const add = async (slug: string, data: object, ru?: object) => {
      const page = { slug, site: schools.a.site, _status: 'published', ...data }
      const { id } = await db.create({ collection: 'pages', data: page, locale: 'kk' })
      if (ru) await db.update({ collection: 'pages', id, data: ru, locale: 'ru' })
    }
    await add('home', { title: 'Қош келдіңіз', order: 0 })
    await add('bailanys', { title: 'Байланыс', order: 20 }, { title: 'Контакты' })
    await add('turaly', { title: 'Мектеп туралы', summary: 'Тарихы', order: 10 })
    await add('hidden', { title: 'Жасырын', inMenu: false })
    await add('draft', { title: 'Жоба', _status: 'draft' })
  })
})
afterAll(() => portal.stop())

const context = async (locale: Locale) =>
  createPublicContext(portal.payload, await createLocalReq({}, portal.payload), locale)
const home = async (site: string, locale: Locale = 'kk') =>
  siteHome.load((await context(locale)).ctx, { site }, {})
const load = async (page: string, locale: Locale = 'kk', site = 'mektep-a') =>
  sitePage.load((await context(locale)).ctx, { site, page }, {})

test('a page stands in the frame of its site: menu in order, without home, hidden and drafts', async () => {
  expect(await load('turaly')).toMatchObject({
    title: 'Мектеп туралы',
    description: 'Тарихы',
    site: {
      title: 'mektep-a',
      home: '/kk/s/mektep-a/',
      menu: [
        { href: '/kk/s/mektep-a/turaly', label: 'Мектеп туралы', current: true },
        { href: '/kk/s/mektep-a/bailanys', label: 'Байланыс', current: false },
      ],
    },
    props: { title: 'Мектеп туралы', summary: 'Тарихы', blocks: [], isHome: false },
  })
})

test('in the other language a page has its own texts, or those it has, marked', async () => {
  expect(await load('bailanys', 'ru')).toMatchObject({ title: 'Контакты' })
  expect(await load('bailanys', 'ru')).not.toHaveProperty('contentLocale')
  expect(await load('turaly', 'ru')).toMatchObject({ title: 'Мектеп туралы', contentLocale: 'kk' })
})

test('the start page of a site is its page home, at one address only', async () => {
  expect(await home('mektep-a')).toMatchObject({
    title: 'Қош келдіңіз',
    props: { isHome: true },
  })
  expect(await load('home')).toEqual({ redirect: '/kk/s/mektep-a/' })
})

test('a site without pages has a start page all the same', async () => {
  expect(await home('mektep-b', 'ru')).toMatchObject({
    title: 'mektep-b',
    contentLocale: 'kk',
    props: { title: 'mektep-b', blocks: [], isHome: true },
    site: { menu: [] },
  })
})

test('what is not there keeps the frame of its site, where there is one', async () => {
  for (const page of ['draft', 'nothing'])
    expect(await load(page)).toMatchObject({ missingIn: { site: { home: '/kk/s/mektep-a/' } } })
  expect(await load('turaly', 'kk', 'mektep-b')).toMatchObject({
    missingIn: { site: { home: '/kk/s/mektep-b/' } },
  })
  expect([await load('x', 'kk', 'no-school'), await home('no-school')]).toEqual([
    ...[undefined, undefined],
  ])
})
