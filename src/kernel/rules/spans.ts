import { dayFrom } from '../days'

/** From the beginning of one day to the end of another, which may be open; days are `2026-09-01`. */
export type DaySpan = Readonly<{ from: string; until?: string | null | undefined }>

/**
 * What is in force on a day, among what one institution has approved, in the order of their beginnings: the latest that
 * has begun, unless it has ended. A later one thus ends an earlier one.
 */
export function inForceOn<Pack extends DaySpan>(
  packs: readonly Pack[],
  day: string,
): Pack | undefined {
  const latest = packs.findLast(({ from }) => from <= day)
  return latest && (!latest.until || day <= latest.until) ? latest : undefined
}

/** The last day of what is in force on a day; undefined where no end is known. */
export function lastDayOn(packs: readonly DaySpan[], day: string): string | undefined {
  const turn = nextTurn(packs, day)
  return turn === undefined ? undefined : dayFrom(turn, -1)
}

/** The first day after `day` on which something begins, or what is in force on it has ended. */
export function nextTurn(packs: readonly DaySpan[], day: string): string | undefined {
  const next = packs.find(({ from }) => from > day)?.from
  const until = inForceOn(packs, day)?.until
  const end = until ? dayFrom(until, 1) : undefined
  return [next, end].filter((one) => one !== undefined).sort()[0]
}
