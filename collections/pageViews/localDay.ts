const DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Almaty',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

const DAY_MS = 24 * 60 * 60_000

/** The day that it is in Kazakhstan: `2026-09-01`. */
export function localDay(at: Date): string {
  return DAY.format(at)
}

/** The day so many days before; the country has no daylight saving. */
export function daysBefore(at: Date, days: number): string {
  return localDay(new Date(at.getTime() - days * DAY_MS))
}
