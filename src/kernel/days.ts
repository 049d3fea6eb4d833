const DAY_MS = 24 * 60 * 60_000

/** The country has one time, five hours before UTC, all year round. */
const OFFSET = '+05:00'
const OFFSET_MS = 5 * 60 * 60_000

/** The day that it is in Kazakhstan, `2026-09-01`. */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10)
}

/** The day so many days after another one; before it where `count` is negative. */
export function dayFrom(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10)
}

/** Epoch ms at which a day begins in Kazakhstan. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00${OFFSET}`)
}

/** A day as people here write it, in both languages: 01.09.2026. */
export function writtenDay(day: string): string {
  return day.split('-').reverse().join('.')
}
