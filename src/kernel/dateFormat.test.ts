import { expect, test } from '@jest/globals'
import { withDateFormat } from './dateFormat'

test.each([
  [undefined, 'dd.MM.yyyy'],
  ['dayOnly', 'dd.MM.yyyy'],
  ['dayAndTime', 'dd.MM.yyyy HH:mm'],
] as const)('a picker of %s shows %s', (pickerAppearance, displayFormat) => {
  const date = pickerAppearance && { pickerAppearance }
  const field = withDateFormat({ name: 'from', type: 'date', admin: { position: 'sidebar', date } })
  expect(field.admin).toMatchObject({
    position: 'sidebar',
    date: { ...date, displayFormat, timeFormat: 'HH:mm' },
  })
})

test('a field that says how it is written is left alone', () => {
  const admin = { date: { displayFormat: 'MM.yyyy' } }
  expect(withDateFormat({ name: 'from', type: 'date', admin }).admin?.date).toMatchObject(
    admin.date,
  )
})
