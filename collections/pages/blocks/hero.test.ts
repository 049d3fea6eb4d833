import { expect, test } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import { createElement } from 'react'
import { blockPlace } from '../../../src/testing/blockPlace'
import { hero } from './hero'
import { HeroBlock } from './HeroBlock'
import type { BlockProps } from './blockProps'

const pages = [
  { id: 'g1', site: 's1', slug: 'qabyldau', title: { kk: 'Қабылдау', ru: 'Приём' } },
  { id: 'g2', site: { id: 's1' }, slug: 'home', title: { kk: 'Басты бет' } },
  { id: 'foreign', site: 's2', slug: 'x', title: { kk: 'Бөтен' } },
]
const read = async (links: unknown, more: object = {}) => {
  const { place, questions } = blockPlace({ pages })
  return { shown: await hero.read({ links, ...more }, place), questions }
}
const html = (more: Partial<BlockProps<'hero'>>) =>
  renderToStaticMarkup(
    createElement(HeroBlock, {
      ...{ blockType: 'hero', id: 'block-1', links: [], locale: 'kk', t: (key: string) => key },
      ...{ text: '', title: '' },
      ...more,
    }),
  )

test('a link leads to a page of the site under its own title, or to an address', async () => {
  const { questions, shown } = await read([
    { page: 'g1' },
    { label: 'eGov', url: 'https://egov.kz' },
  ])
  expect(shown).toEqual({
    ...{ title: '', text: '' },
    links: [
      { href: '/kk/s/mektep/qabyldau', label: 'Қабылдау' },
      { href: 'https://egov.kz', label: 'eGov' },
    ],
  })
  expect(questions).toMatchObject([{ collection: 'pages', by: { id: ['g1'] } }])
})

test('the start page has one address', async () => {
  const { shown } = await read([{ label: 'Басына', page: 'g2' }])
  expect(shown?.links).toEqual([{ href: '/kk/s/mektep/', label: 'Басына' }])
})

test.each([
  [{ label: 'x', url: 'javascript:alert(1)' }],
  [{ label: 'x' }],
  [{ url: 'https://egov.kz' }],
  [{ label: 'x', page: 'draft or gone', url: 'https://egov.kz' }],
  [{ label: 'x', page: 'foreign' }],
])('%j is no link', async (link) => {
  expect((await read([link], { title: 'x' })).shown?.links).toEqual([])
})

test('there are two links at most', async () => {
  const link = { label: 'x', url: '/x' }
  expect((await read([link, link, link])).shown?.links).toHaveLength(2)
})

test('nothing is asked where there is no page to ask for', async () => {
  expect((await read([])).questions).toEqual([])
})

test('as the first block it holds the h1, with the words of the page for its own', () => {
  const opens = { summary: 'Қысқаша', title: 'Мектеп' }
  expect(html({ opens })).toContain('<h1>Мектеп</h1><p class="lead">Қысқаша</p>')
  expect(html({ opens, title: 'Өзі', text: 'Сөзі' })).toContain(
    '<h1>Өзі</h1><p class="lead">Сөзі</p>',
  )
})

test('its picture waits for nothing at the top of a page, and for its turn further down', () => {
  const picture = { alt: '', height: 9, src: '/a', width: 16 }
  expect(html({ opens: { summary: '', title: 'x' }, picture })).toMatch(/fetchpriority="high"/i)
  expect(html({ picture })).toContain('loading="lazy"')
})

test('further down it is a section like others', () => {
  expect(html({ title: 'Өзі' })).toContain('<h2>Өзі</h2>')
  expect(html({ links: [{ href: '/x', label: 'Әрі' }] })).not.toMatch(/<h\d/)
})
