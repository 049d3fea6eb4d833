import type { Ending } from './history'

/** One request that added 1 to a row of its own. */
export type CountWrite = Readonly<{
  /** Page and day of the row, as one word. */
  row: string
  ending: Ending
}>

/** What contradicts the history: a sentence for each case. */
export type CountFindings = Readonly<{
  lost: readonly string[]
  doubled: readonly string[]
  contradicted: readonly string[]
}>

/**
 * Compares requests with the rows that are stored. A request that was sent again under its key counts by its last
 * ending: whatever happened to the first one, its row holds 1.
 */
export function checkCounts(
  writes: readonly CountWrite[],
  counts: ReadonlyMap<string, number>,
): CountFindings {
  const stored = (row: string): number => counts.get(row) ?? 0
  const those = (fits: (write: CountWrite) => boolean): string[] =>
    writes.filter(fits).map(({ row }) => `${row} holds ${String(stored(row))}`)
  return {
    lost: those(({ ending, row }) => ending === 'acknowledged' && stored(row) < 1),
    doubled: those(({ row }) => stored(row) > 1),
    contradicted: those(({ ending, row }) => ending === 'refused' && stored(row) > 0),
  }
}
