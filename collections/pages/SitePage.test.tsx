import { expect, test } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import { siteMessages } from '#site'
import { createTranslator } from '../../src/kernel/translator'
import type { ShownBlock } from './blocks/blocks'
import { SitePage, type SitePageProps } from './SitePage'

const translate = await createTranslator({ site: siteMessages })

const props: SitePageProps = {
  blocks: [],
  isHome: false,
  locale: 'kk',
  summary: '',
  t: translate('kk'),
  title: 'Құжаттар',
}
const html = (more: Partial<SitePageProps> = {}) =>
  renderToStaticMarkup(<SitePage {...props} {...more} />)

test('a page of nothing but a title', () => {
  expect(html()).toBe('<article class="page"><h1>Құжаттар</h1></article>')
})

test('title, summary and blocks, in this order', () => {
  const content = {
    root: { children: [{ type: 'paragraph', children: [{ type: 'text', text: 'Мәтін' }] }] },
  }
  const picture = { alt: 'Мектеп', height: 90, src: '/media/a.webp', width: 160 }
  const markup = html({
    blocks: [
      { blockType: 'text', content },
      { blockType: 'picture', caption: 'Сурет', picture },
      { blockType: 'picture', caption: '', picture },
    ],
    summary: 'Қысқаша',
  })
  expect(markup).toMatch(
    /<h1>.*class="lead">Қысқаша<.*<p>Мәтін<\/p>.*alt="Мектеп".*<figcaption>Сурет/,
  )
  expect(markup.match(/<figure/g)).toHaveLength(2)
  expect(markup.match(/<figcaption/g)).toHaveLength(1)
})

test('a hero that comes first holds the heading of the page, and only that one', () => {
  const hero: ShownBlock = { blockType: 'hero', links: [], text: '', title: '' }
  const markup = html({ blocks: [hero, { ...hero, title: 'Екінші' }], summary: 'Қысқаша' })
  expect(markup).toMatch(/<h1>Құжаттар<.*class="lead">Қысқаша<.*<h2>Екінші</)
  expect(markup.match(/Құжаттар|Қысқаша/g)).toHaveLength(2)
})

test('the date is that of Kazakhstan, with the whole year, in the language of the frame', () => {
  const updated = '2026-08-31T19:30:00.000Z'
  expect(html({ updated })).toContain(
    `lang="kk">Жаңартылған күні: <time dateTime="${updated}">01.09.2026</time>`,
  )
  expect(html({ locale: 'ru', t: translate('ru'), updated })).toContain(
    'lang="ru">Дата обновления: ',
  )
})

test('a start page may look different', () => {
  expect(html({ isHome: true })).toContain('class="page page-home"')
})
