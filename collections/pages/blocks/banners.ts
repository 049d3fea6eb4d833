import { targetFields } from './linkFields'
import { definePageBlock } from './pageBlock'
import { shownPicture } from './shownPicture'
import { shownTargets } from './shownTargets'
import { choiceOf, rowsOf, textOf } from './storedValues'
import { titleField } from './titleField'

/** Colours of a card without a picture; the theme says which they are. */
const TONES = ['calm', 'deep', 'warm'] as const

/** Cards of one size that call to something: a picture or a colour, words, and where they lead. */
export const banners = definePageBlock({
  fields: [
    titleField,
    {
      name: 'banners',
      type: 'array',
      required: true,
      maxRows: 12,
      fields: [
        { name: 'title', type: 'text', required: true, maxLength: 120 },
        { name: 'text', type: 'text', maxLength: 200 },
        { name: 'picture', type: 'upload', relationTo: 'media' },
        { name: 'tone', type: 'select', options: [...TONES], defaultValue: TONES[0] },
        ...targetFields,
      ],
    },
  ],
  async read(stored, place) {
    const rows = rowsOf(stored.banners)
    const targets = await shownTargets(place, rows)
    const shown = rows.flatMap((row, index) => {
      const title = textOf(row.title) || targets[index]?.title
      if (!title) return []
      const picture = shownPicture(place, row.picture)
      const href = targets[index]?.href
      const tone = choiceOf(TONES, row.tone)
      return [
        { title, text: textOf(row.text), tone, ...(picture && { picture }), ...(href && { href }) },
      ]
    })
    return shown.length > 0 ? { banners: shown, title: textOf(stored.title) } : undefined
  },
})
