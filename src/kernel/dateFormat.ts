import type { DateField } from 'payload'

const DAY = 'dd.MM.yyyy'
const TIME = 'HH:mm'

/** A date field whose picker shows what lists show, `dd.MM.yyyy HH:mm`; Payload's own is an American one. */
export function withDateFormat(field: DateField): DateField {
  const { date = {} } = field.admin ?? {}
  const hasTime = date.pickerAppearance === 'dayAndTime'
  const formats = { displayFormat: hasTime ? `${DAY} ${TIME}` : DAY, timeFormat: TIME }
  return { ...field, admin: { ...field.admin, date: { ...formats, ...date } } }
}
