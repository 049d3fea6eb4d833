import { definePageBlock } from './pageBlock'

/** Words with headings, lists, links and pictures. */
export const text = definePageBlock({
  fields: [{ name: 'content', type: 'richText', required: true }],
  read: ({ content }) => ({ content }),
})
