import { expect, test } from '@jest/globals'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { blockPlace } from '../../../src/testing/blockPlace'
import { gallery } from './gallery'
import { GalleryBlock } from './GalleryBlock'

const picture = (id: string) => ({
  ...{ id, filename: `${id}.jpg`, width: 100, height: 50, alt: { kk: `Сурет ${id}` } },
})

test('pictures that are gone are left out and remembered', async () => {
  const { place, tags } = blockPlace()
  const pictures = [picture('a'), 'gone', null, picture('b')]
  const shown = await gallery.read({ pictures, title: null }, place)
  expect(shown?.pictures.map(({ alt }) => alt)).toEqual(['Сурет a', 'Сурет b'])
  expect(tags).toEqual(['media?id=a', 'media?id=gone', 'media?id=b'])
  expect(await gallery.read({ pictures: ['gone'] }, place)).toBeUndefined()
})

test('each picture has its description and leads to the whole of itself', () => {
  const pictures = [{ alt: 'Мектеп', height: 50, src: '/media/a.webp', width: 100 }]
  const markup = renderToStaticMarkup(
    createElement(GalleryBlock, {
      ...{ blockType: 'gallery', id: 'b1', locale: 'kk', pictures, t: (key: string) => key },
      title: '',
    }),
  )
  expect(markup).toMatch(/<a class="gallery-link" href="\/media\/a.webp"><img alt="Мектеп"/)
})
