/** The country keeps one time all year round. */
const OFFSET = '+05:00'
const HOURS = 5

/** The first moment of a day (`2026-09-01`) in Kazakhstan, ISO 8601; null for no day. */
export function startOfDay(day: string): string | null {
  return moment(day, '00:00:00.000')
}

/** The last moment of a day: whoever holds something until that day still holds it then. */
export function endOfDay(day: string): string | null {
  return moment(day, '23:59:59.999')
}

/** What is no day (a year of six digits) is handed on as it is: the server says what is wrong with it. */
function moment(day: string, time: string): string | null {
  const date = new Date(`${day}T${time}${OFFSET}`)
  if (Number.isNaN(date.getTime())) return day === '' ? null : day
  return date.toISOString()
}

/** The day of a moment in Kazakhstan, as a field for days holds it; '' for none. */
export function dayOf(moment: string | null | undefined): string {
  if (!moment) return ''
  return new Date(Date.parse(moment) + HOURS * 3_600_000).toISOString().slice(0, 10)
}

/** A day (`2026-09-01`) as people here write it: 01.09.2026. */
export const written = (day: string): string => day.split('-').reverse().join('.')

/** The day of a moment as people write it: 01.09.2026. */
export function writtenDay(moment: string | null | undefined): string {
  return written(dayOf(moment))
}

/** A moment as people here write it: 01.09.2026 14:05, or 14:05 alone where it is the same day as `today` (ISO 8601). */
export function momentOf(moment: string, today?: string): string {
  const date = new Date(Date.parse(moment) + HOURS * 3_600_000)
  if (Number.isNaN(date.getTime())) return moment
  const time = date.toISOString().slice(11, 16)
  return today !== undefined && dayOf(today) === dayOf(moment)
    ? time
    : `${writtenDay(moment)} ${time}`
}
