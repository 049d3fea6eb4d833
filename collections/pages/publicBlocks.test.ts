import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { PublicContext } from '#kernel'
import { publicBlocks } from './publicBlocks'

const show = (blocks: unknown, locale: 'kk' | 'ru' = 'kk') => {
  const tags: string[] = []
  const ctx = { asked: (tag: string) => void tags.push(tag) } as unknown as PublicContext
  return { shown: publicBlocks(ctx, blocks, locale), tags }
}
const content = { root: { type: 'root', children: [] } }
const picture = {
  ...{ id: 'p1', filename: 'a.jpg', width: 100, height: 50 },
  alt: { kk: 'Мектеп', ru: 'Школа' },
}

test('text and pictures are shown in their order, in one language', () => {
  const blocks = {
    kk: [
      { id: '1', blockType: 'text', content },
      { id: '2', blockType: 'picture', picture, caption: 'Ғимарат' },
    ],
    ru: [{ blockType: 'picture', picture, caption: null }],
  }
  const shape = { src: '/media/a.jpg', width: 100, height: 50 }
  expect(show(blocks).shown).toEqual([
    { blockType: 'text', content },
    { blockType: 'picture', picture: { ...shape, alt: 'Мектеп' }, caption: 'Ғимарат' },
  ])
  expect(show(blocks, 'ru').shown).toEqual([
    { blockType: 'picture', picture: { ...shape, alt: 'Школа' }, caption: '' },
  ])
})

test('a picture described in one language only is described in that one', () => {
  const blocks = { kk: [{ blockType: 'picture', picture: { ...picture, alt: { ru: 'Школа' } } }] }
  expect(show(blocks).shown).toMatchObject([{ picture: { alt: 'Школа' } }])
})

test('the page remembers its pictures, those that are gone too: they may come back', () => {
  const block = (value: unknown) => ({ blockType: 'picture', picture: value })
  const blocks = { kk: [block(picture), block('gone 1'), block(null), block({ id: 'p2' })] }
  const { shown, tags } = show(blocks)
  expect(shown).toHaveLength(1)
  expect(tags).toEqual(['media?id=p1', 'media?id=gone%201', 'media?id=p2'])
})

test('a block that nobody knows is left out, and the rest stays', () => {
  expect(show({ kk: [{ blockType: 'video' }, {}, { blockType: 'text', content }] }).shown).toEqual([
    { blockType: 'text', content },
  ])
})

test('whatever stands in place of blocks, the page is shown', () => {
  fc.assert(
    fc.property(
      fc.anything().filter((one) => !Array.isArray(one)),
      (blocks) => {
        expect(show(blocks).shown).toEqual([])
        expect(show({ kk: blocks }).shown).toEqual([])
      },
    ),
  )
  const block = fc.record({ blockType: fc.constantFrom('picture', 'x'), picture: fc.anything() })
  fc.assert(
    fc.property(fc.array(block), (kk) => {
      expect(Array.isArray(show({ kk }).shown)).toBe(true)
    }),
  )
})
