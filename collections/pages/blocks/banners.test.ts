import { expect, test } from '@jest/globals'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { blockPlace } from '../../../src/testing/blockPlace'
import { banners } from './banners'
import { BannersBlock } from './BannersBlock'

const pages = [{ id: 'g1', site: 's1', slug: 'as', title: { kk: 'Ас мәзірі' } }]
const picture = { id: 'p1', filename: 'a.jpg', width: 100, height: 50, alt: { kk: 'Асхана' } }
const read = async (rows: unknown) =>
  (await banners.read({ banners: rows }, blockPlace({ pages }).place))?.banners

test('a card has a picture or a colour, and leads somewhere or nowhere', async () => {
  const rows = [
    { title: 'Қабылдау', text: '1-сынып', tone: 'warm', url: 'https://egov.kz' },
    { picture, page: 'g1' },
    { title: 'Байқау', tone: 'neon', url: 'javascript:alert(1)' },
    { text: 'Атаусыз' },
  ]
  expect(await read(rows)).toEqual([
    { title: 'Қабылдау', text: '1-сынып', tone: 'warm', href: 'https://egov.kz' },
    {
      ...{ title: 'Ас мәзірі', text: '', tone: 'calm', href: '/kk/s/mektep/as' },
      picture: { alt: 'Асхана', height: 50, src: '/media/a.jpg', width: 100 },
    },
    { title: 'Байқау', text: '', tone: 'calm' },
  ])
  expect(await read([{ text: 'Атаусыз' }])).toBeUndefined()
})

test('what leads nowhere is no link', () => {
  const frame = { blockType: 'banners', id: 'b1', locale: 'kk', t: (key: string) => key } as const
  const card = { text: '', title: 'Байқау', tone: 'deep' } as const
  const markup = renderToStaticMarkup(
    createElement(BannersBlock, {
      ...{ ...frame, title: '' },
      banners: [card, { ...card, href: '/kk/', text: 'Осында' }],
    }),
  )
  expect(markup).toContain('<li class="banner banner-deep">')
  expect(markup).toContain('<strong class="banner-title">Байқау</strong>')
  expect(markup.match(/<a /g)).toHaveLength(1)
})
