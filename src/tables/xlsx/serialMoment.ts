import type { Moment } from './momentFormat'

/** Seconds. */
const DAY = 86_400
const EPOCH_1900 = Date.UTC(1899, 11, 31)
const EPOCH_1904 = Date.UTC(1904, 0, 1)
const LAST_YEAR = 9999

/**
 * The moment that a workbook stores as days since its epoch: `2024-09-01`, `2024-09-01T08:30:00` or `08:30:00`.
 * `undefined` for what is no date there: before the epoch, after 9999, and 29 February 1900, which Excel invented.
 */
export function serialMoment(
  serial: number,
  { is1904, moment }: Readonly<{ is1904: boolean; moment: Moment }>,
): string | undefined {
  if (!(serial >= 0 && serial < 3_000_000)) return undefined
  const seconds = Math.round(serial * DAY)
  const clock = new Date((seconds % DAY) * 1000).toISOString().slice(11, 19)
  if (moment === 'time') return clock
  const date = is1904 ? dateOf(EPOCH_1904, Math.floor(seconds / DAY)) : date1900(seconds)
  return seconds % DAY === 0 ? date : date && `${date}T${clock}`
}

function date1900(seconds: number): string | undefined {
  const day = Math.floor(seconds / DAY)
  if (day === 0 || day === 60) return undefined
  return dateOf(EPOCH_1900, day > 60 ? day - 1 : day)
}

function dateOf(epoch: number, days: number): string | undefined {
  const date = new Date(epoch + days * DAY * 1000)
  return date.getUTCFullYear() <= LAST_YEAR ? date.toISOString().slice(0, 10) : undefined
}
