import { targetFields } from './linkFields'
import { definePageBlock } from './pageBlock'
import { shownPicture } from './shownPicture'
import { shownTargets } from './shownTargets'
import { rowsOf, textOf } from './storedValues'
import { titleField } from './titleField'

const MOST_LINKS = 2

/** The opening of a page: what it is about, in a few words, with a picture and the next step. */
export const hero = definePageBlock({
  fields: [
    titleField,
    { name: 'text', type: 'textarea', maxLength: 500 },
    { name: 'picture', type: 'upload', relationTo: 'media' },
    {
      name: 'links',
      type: 'array',
      maxRows: MOST_LINKS,
      fields: [{ name: 'label', type: 'text', maxLength: 60 }, ...targetFields],
    },
  ],
  async read(stored, place) {
    const rows = rowsOf(stored.links).slice(0, MOST_LINKS)
    const targets = await shownTargets(place, rows)
    const links = rows.flatMap(({ label }, index) => {
      const target = targets[index]
      const words = textOf(label) || target?.title
      return target && words ? [{ href: target.href, label: words }] : []
    })
    const title = textOf(stored.title)
    const text = textOf(stored.text)
    const picture = shownPicture(place, stored.picture)
    const isEmpty = !title && !text && !picture && links.length === 0
    return isEmpty ? undefined : { title, text, links, ...(picture && { picture }) }
  },
})
