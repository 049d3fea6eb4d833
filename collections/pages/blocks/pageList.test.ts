import { expect, test } from '@jest/globals'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { blockPlace } from '../../../src/testing/blockPlace'
import { pageList } from './pageList'
import { PageListBlock } from './PageListBlock'

const page = (slug: string, month: number, more: object = {}) => ({
  ...{ id: slug, inMenu: true, site: 's1', slug, title: { kk: slug.toUpperCase() } },
  createdAt: `2026-0${String(month)}-01T00:00:00.000Z`,
  ...more,
})
const pages = [
  page('home', 9),
  page('about', 1, { summary: { kk: 'Тарихы' } }),
  page('news', 3, { inMenu: false }),
  page('docs', 2),
  page('foreign', 4, { site: 's2' }),
]
const read = async (block: Record<string, unknown>) => {
  const { place, questions } = blockPlace({ pages })
  const shown = await pageList.read(block, place)
  return { questions, titles: shown?.items.map(({ title }) => title), shown }
}

test('of the menu: its pages in its order, without the start page and the page itself', async () => {
  const { questions, shown, titles } = await read({ which: 'menu', title: 'Бөлімдер' })
  expect(titles).toEqual(['ABOUT', 'DOCS'])
  expect(shown).toMatchObject({
    items: [{ href: '/kk/s/mektep/about', summary: 'Тарихы' }, { summary: '' }],
    title: 'Бөлімдер',
  })
  expect(questions).toMatchObject([{ by: { site: 's1' }, collection: 'pages', sort: 'order' }])
})

test('the newest: all of them, the last first, with their dates', async () => {
  const { shown, titles } = await read({ which: 'newest' })
  expect(titles).toEqual(['NEWS', 'DOCS', 'ABOUT'])
  expect(shown?.items[0]).toMatchObject({ at: '2026-03-01T00:00:00.000Z' })
  expect((await read({ which: 'newest', limit: 1 })).titles).toEqual(['NEWS'])
})

test('chosen ones: in the order of the choice, of this site, and only those that are public', async () => {
  const { titles } = await read({ which: 'chosen', pages: ['docs', 'foreign', 'draft', 'about'] })
  expect(titles).toEqual(['DOCS', 'ABOUT'])
})

test('a list of nothing is not shown', async () => {
  for (const chosen of [[], null, 'about', ['draft'], [null, 7]])
    expect((await read({ which: 'chosen', pages: chosen })).shown).toBeUndefined()
})

test.each([0, -1, 1000, '3', null])('a limit of %j is the usual one', async (limit) => {
  expect((await read({ which: 'menu', limit })).titles).toHaveLength(2)
})

test('is shown as cards, with the day where there is one', () => {
  const items = [
    { at: '2026-03-01T00:00:00.000Z', href: '/kk/a', summary: '', title: 'А' },
    { href: '/kk/b', summary: 'Ә туралы', title: 'Ә' },
  ]
  const markup = renderToStaticMarkup(
    createElement(PageListBlock, {
      ...{ blockType: 'pageList', id: 'b1', items, locale: 'kk', t: (key: string) => key },
      title: '',
    }),
  )
  expect(markup).toMatch(/href="\/kk\/a">А<\/a>.*>01.03.2026<.*>Ә туралы</)
  expect(markup.match(/<time/g)).toHaveLength(1)
})
