import type { Block } from 'payload'

/** What a page is built from. The list as a whole is per language; nothing inside a block is. */
export const pageBlocks: Block[] = [
  { slug: 'text', fields: [{ name: 'content', type: 'richText', required: true }] },
  {
    slug: 'picture',
    fields: [
      { name: 'picture', type: 'upload', relationTo: 'media', required: true },
      { name: 'caption', type: 'text', maxLength: 300 },
    ],
  },
]
