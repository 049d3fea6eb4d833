import { definePageBlock, type Stored } from './pageBlock'
import { mailOf, phoneOf } from './reached'
import { rowsOf, textOf } from './storedValues'
import { titleField } from './titleField'

/** Where an organisation is, when it is open, and how to reach it. */
export const contacts = definePageBlock({
  fields: [
    titleField,
    { name: 'address', type: 'textarea', maxLength: 300 },
    {
      name: 'phones',
      type: 'array',
      maxRows: 20,
      fields: [
        { name: 'number', type: 'text', required: true, maxLength: 60 },
        { name: 'whose', type: 'text', maxLength: 100 },
      ],
    },
    { name: 'email', type: 'email' },
    { name: 'hours', type: 'textarea', maxLength: 500 },
    { name: 'latitude', type: 'number', min: -90, max: 90 },
    { name: 'longitude', type: 'number', min: -180, max: 180 },
  ],
  read(stored) {
    const phones = rowsOf(stored.phones).flatMap(({ number, whose }) => {
      const phone = phoneOf(number)
      return phone ? [{ ...phone, whose: textOf(whose) }] : []
    })
    const email = mailOf(stored.email)
    const spot = spotOf(stored)
    const address = textOf(stored.address)
    const hours = textOf(stored.hours)
    const isEmpty = !address && !hours && !email && !spot && phones.length === 0
    if (isEmpty) return undefined
    const title = textOf(stored.title)
    return { address, hours, phones, title, ...(email && { email }), ...(spot && { spot }) }
  },
})

/** A place on the map as an address that map programs open, and as figures to copy. */
function spotOf({ latitude, longitude }: Stored) {
  if (!isWithin(latitude, 90) || !isWithin(longitude, 180)) return undefined
  const [north, east] = [latitude.toFixed(5), longitude.toFixed(5)]
  return { href: `geo:${north},${east}`, label: `${north}, ${east}` }
}

const isWithin = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Math.abs(value) <= most
