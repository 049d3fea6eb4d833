/** The country has one time, five hours before UTC, all year round. */
const OFFSET_MS = 5 * 60 * 60_000
const DAY_MS = 24 * 60 * 60_000

/** The end of the day that it is in Kazakhstan: what is announced for today goes by itself. */
export function endOfToday(now: Date): Date {
  const local = now.getTime() + OFFSET_MS
  return new Date(local - (local % DAY_MS) + DAY_MS - OFFSET_MS)
}
