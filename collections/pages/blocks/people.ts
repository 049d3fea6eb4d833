import { definePageBlock, type BlockPlace, type Stored } from './pageBlock'
import { mailOf, phoneOf } from './reached'
import { shownPicture } from './shownPicture'
import { rowsOf, textOf } from './storedValues'
import { titleField } from './titleField'

/** Heads and staff of an organisation, who have agreed to be shown. */
export const people = definePageBlock({
  fields: [
    titleField,
    {
      name: 'people',
      type: 'array',
      required: true,
      maxRows: 200,
      fields: [
        { name: 'name', type: 'text', required: true, maxLength: 150 },
        { name: 'position', type: 'text', maxLength: 200 },
        { name: 'photo', type: 'upload', relationTo: 'media' },
        { name: 'phone', type: 'text', maxLength: 60 },
        { name: 'email', type: 'email' },
        { name: 'details', type: 'textarea', maxLength: 1000 },
      ],
    },
  ],
  read(stored, place) {
    const shown = rowsOf(stored.people).flatMap((row) => person(row, place) ?? [])
    return shown.length > 0 ? { people: shown, title: textOf(stored.title) } : undefined
  },
})

function person(row: Stored, place: BlockPlace) {
  const name = textOf(row.name)
  if (name === '') return undefined
  const photo = shownPicture(place, row.photo)
  const phone = phoneOf(row.phone)
  const email = mailOf(row.email)
  return {
    name,
    position: textOf(row.position),
    details: textOf(row.details),
    ...(photo && { photo }),
    ...(phone && { phone }),
    ...(email && { email }),
  }
}
