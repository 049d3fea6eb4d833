import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Field } from 'payload'
import { renderToStaticMarkup } from 'react-dom/server'
import { createElement } from 'react'
import { siteMessages } from '#site'
import { createTranslator } from '../../../src/kernel/translator'
import { blockPlace } from '../../../src/testing/blockPlace'
import { BLOCKS, type BlockType, type ShownBlock } from './blocks'
import { BlockView } from './blockViews'
import { publicBlocks } from './publicBlocks'
import { kk } from './translations/kk'
import { ru } from './translations/ru'

const translate = await createTranslator({ site: siteMessages, core: { kk, ru } })
const t = translate('kk')

const show = async (blocks: unknown, locale: 'kk' | 'ru' = 'kk') => {
  const { place, tags } = blockPlace({}, locale)
  return { shown: await publicBlocks(blocks, place), tags }
}
const content = { root: { type: 'root', children: [] } }
const picture = {
  ...{ id: 'p1', filename: 'a.jpg', width: 100, height: 50 },
  alt: { kk: 'Мектеп', ru: 'Школа' },
}
const html = (block: ShownBlock, isFirst = false) =>
  renderToStaticMarkup(
    createElement(BlockView, {
      ...{ block, id: 'block-1', locale: 'kk', t },
      ...(isFirst && { opens: { summary: '', title: 'Бет' } }),
    }),
  )

test('text and pictures are shown in their order, in one language', async () => {
  const blocks = {
    kk: [
      { id: '1', blockType: 'text', content },
      { id: '2', blockType: 'picture', picture, caption: 'Ғимарат' },
    ],
    ru: [{ blockType: 'picture', picture, caption: null }],
  }
  const shape = { src: '/media/a.jpg', width: 100, height: 50 }
  expect((await show(blocks)).shown).toEqual([
    { blockType: 'text', content },
    { blockType: 'picture', picture: { ...shape, alt: 'Мектеп' }, caption: 'Ғимарат' },
  ])
  expect((await show(blocks, 'ru')).shown).toEqual([
    { blockType: 'picture', picture: { ...shape, alt: 'Школа' }, caption: '' },
  ])
})

test('a picture described in one language only is described in that one', async () => {
  const blocks = { kk: [{ blockType: 'picture', picture: { ...picture, alt: { ru: 'Школа' } } }] }
  expect((await show(blocks)).shown).toMatchObject([{ picture: { alt: 'Школа' } }])
})

test('the page remembers its pictures, those that are gone too: they may come back', async () => {
  const block = (value: unknown) => ({ blockType: 'picture', picture: value })
  const blocks = { kk: [block(picture), block('gone 1'), block(null), block({ id: 'p2' })] }
  const { shown, tags } = await show(blocks)
  expect(shown).toHaveLength(1)
  expect(tags).toEqual(['media?id=p1', 'media?id=gone%201', 'media?id=p2'])
})

test('a block that nobody knows is left out, and the rest stays', async () => {
  const kk = [{ blockType: 'video' }, {}, { blockType: 'toString' }, { blockType: 'text', content }]
  expect((await show({ kk })).shown).toEqual([{ blockType: 'text', content }])
})

test('whatever stands in place of blocks, the page is shown', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.anything().filter((one) => !Array.isArray(one)),
      async (blocks) => {
        expect((await show(blocks)).shown).toEqual([])
        expect((await show({ kk: blocks })).shown).toEqual([])
      },
    ),
  )
})

/** What a field may hold in a block that was stored long ago, or by something else than the form. */
function junkOf(fields: readonly Field[]): fc.Arbitrary<object> {
  const named = fields.filter((field) => 'name' in field)
  const valueOf = (field: Field): fc.Arbitrary<unknown> => {
    if (field.type === 'array')
      return fc.oneof(fc.array(junkOf(field.fields), { maxLength: 3 }), fc.anything())
    if (field.type === 'upload') return fc.oneof(fc.constantFrom(picture, [picture]), fc.anything())
    return fc.oneof(fc.string(), fc.constant('javascript:alert(1)'), fc.anything())
  }
  return fc.record(Object.fromEntries(named.map((field) => [field.name, valueOf(field)])), {
    requiredKeys: [],
  })
}

test.each(Object.keys(BLOCKS) as BlockType[])(
  'whatever a block %s holds, the page is shown without a script',
  async (blockType) => {
    await fc.assert(
      fc.asyncProperty(junkOf(BLOCKS[blockType].fields), fc.boolean(), async (junk, isFirst) => {
        const { shown } = await show({ kk: [{ ...junk, blockType }] })
        for (const block of shown) {
          const tags = html(block, isFirst).match(/<[^>]*>/g) ?? []
          for (const tag of tags)
            expect(tag).not.toMatch(/^<(script|style)|\s(on\w+|style)=|(href|src)="\s*java/i)
        }
      }),
    )
    expect((await show({ kk: [{ blockType }] })).shown).toEqual(
      blockType === 'text' ? [{ blockType: 'text' }] : [],
    )
  },
)
