import { dayFrom, type DaySpan, type ErrorCode } from '#kernel'

/** Why a pack cannot stand among others, and the days in question. */
export type Misfit = Readonly<{ code: ErrorCode; from: string; until: string }>

/**
 * Does a pack follow and precede what is approved, day after day? One that is open ends by itself when the next begins.
 * @param approved packs of the same kind and institution, in the order of their beginnings
 */
export function misfitAmong(approved: readonly DaySpan[], pack: DaySpan): Misfit | undefined {
  const same = approved.find(({ from }) => from === pack.from)
  if (same) return { code: 'pack_overlap', from: same.from, until: same.until ?? '…' }
  const before = approved.findLast(({ from }) => from < pack.from)
  const after = approved.find(({ from }) => from > pack.from)
  return (before && misfitBetween(before, pack)) ?? (after && misfitBetween(pack, after))
}

/** What is wrong where one ends and the next begins. */
function misfitBetween(first: DaySpan, second: DaySpan): Misfit | undefined {
  if (!first.until) return undefined
  if (first.until >= second.from)
    return { code: 'pack_overlap', from: second.from, until: first.until }
  const next = dayFrom(first.until, 1)
  if (next === second.from) return undefined
  return { code: 'pack_gap', from: next, until: dayFrom(second.from, -1) }
}
