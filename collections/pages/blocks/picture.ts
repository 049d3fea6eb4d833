import { definePageBlock } from './pageBlock'
import { shownPicture } from './shownPicture'
import { textOf } from './storedValues'

/** One picture as wide as the page, with words below it. */
export const picture = definePageBlock({
  fields: [
    { name: 'picture', type: 'upload', relationTo: 'media', required: true },
    { name: 'caption', type: 'text', maxLength: 300 },
  ],
  read(stored, place) {
    const shown = shownPicture(place, stored.picture)
    return shown && { picture: shown, caption: textOf(stored.caption) }
  },
})
