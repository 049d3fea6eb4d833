import { definePageBlock } from './pageBlock'
import { rowsOf, textOf } from './storedValues'
import { titleField } from './titleField'

/** Questions that are often asked; each opens to its answer. */
export const faq = definePageBlock({
  fields: [
    titleField,
    {
      name: 'items',
      type: 'array',
      required: true,
      maxRows: 50,
      fields: [
        { name: 'question', type: 'text', required: true, maxLength: 300 },
        { name: 'answer', type: 'richText', required: true },
      ],
    },
  ],
  read({ items, title }) {
    const shown = rowsOf(items).flatMap(({ answer, question }) => {
      const words = textOf(question)
      return words ? [{ answer, question: words }] : []
    })
    return shown.length > 0 ? { items: shown, title: textOf(title) } : undefined
  },
})
