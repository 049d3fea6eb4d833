import { definePageBlock } from './pageBlock'
import { shownPicture } from './shownPicture'
import { textOf } from './storedValues'
import { titleField } from './titleField'

/** Pictures side by side; each carries its own description. */
export const gallery = definePageBlock({
  fields: [
    titleField,
    {
      name: 'pictures',
      type: 'upload',
      relationTo: 'media',
      hasMany: true,
      required: true,
      maxRows: 60,
    },
  ],
  read({ pictures, title }, place) {
    const shown = (Array.isArray(pictures) ? pictures : []).flatMap(
      (picture) => shownPicture(place, picture) ?? [],
    )
    return shown.length > 0 ? { pictures: shown, title: textOf(title) } : undefined
  },
})
