import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { carriedBlocks, settledBlocks } from './pageBlocks'

const slugs = new Map([
  ['p1', 'history'],
  ['p2', 'rules'],
])

describe('blocks in a blueprint', () => {
  test('leave behind what is one institution’s own: its people, files, address, pictures and ids', () => {
    const blocks = [
      { id: 'b1', blockType: 'people', people: [{ name: 'Біреу' }] },
      { id: 'b2', blockType: 'contacts', phone: '+7' },
      { id: 'b3', blockType: 'hero', title: 'Мектеп', picture: 'm1' },
    ]
    expect(carriedBlocks(blocks, slugs)).toEqual([{ blockType: 'hero', title: 'Мектеп' }])
  })

  test('lead to the pages that come with them, and to nothing else', () => {
    const blocks = [
      {
        blockType: 'banners',
        banners: [
          { title: 'a', page: 'p1' },
          { title: 'b', page: 'p9' },
        ],
      },
      { blockType: 'pageList', pages: ['p2', 'p9', 'p1'] },
      { blockType: 'text', body: { children: [{ fields: { doc: { value: 'p2' } } }] } },
    ]
    const carried = carriedBlocks(blocks, slugs)
    expect(carried).toEqual([
      {
        blockType: 'banners',
        banners: [
          { title: 'a', page: 'page:history' },
          { title: 'b', page: null },
        ],
      },
      { blockType: 'pageList', pages: ['page:rules', 'page:history'] },
      { blockType: 'text', body: { children: [{ fields: { doc: { value: 'page:rules' } } }] } },
    ])
    const settled = settledBlocks(carried, new Map([['history', 'q1']]))
    expect(settled[0]).toMatchObject({ banners: [{ page: 'q1' }, { page: null }] })
    expect(settled[1]).toMatchObject({ pages: ['q1'] })
  })

  test('come to a site as they left one, whatever they say', () => {
    const text = fc.string().filter((one) => !one.startsWith('page:'))
    const { node } = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.integer(),
        fc.boolean(),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('title', 'text', 'rows', 'body'), tie('node'), {
          maxKeys: 3,
        }),
      ),
    }))
    const block = fc.record({ blockType: fc.constantFrom('text', 'faq'), body: node })
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (blocks) => {
        expect(settledBlocks(carriedBlocks(blocks, new Map()), new Map())).toEqual(blocks)
      }),
    )
  })
})
