import { speed, type Outcome } from '../report/outcome'
import type { SlowVisit } from './slowVisit'

const MOST_MS = 2500
const MOST_SHIFT = 0.01

/** The row of a theme: the slowest of its visits, and the one in which most moved. */
export function judgeVisits(theme: string, visits: readonly SlowVisit[]): Outcome {
  // A paint that was never reported counts as the latest of all.
  const waitOf = ({ paintedMs }: SlowVisit): number =>
    Number.isFinite(paintedMs) ? paintedMs : Infinity
  const byWait = [...visits].sort((a, b) => waitOf(b) - waitOf(a))
  const [slowest] = byWait
  const [restless] = [...visits].sort((a, b) => b.shift - a.shift)
  if (!slowest || !restless) throw new TypeError('Nobody has visited anything')
  const wait = waitOf(slowest)
  const moved = restless.shift > 0 ? `; ${restless.shifted} moved on ${restless.path}` : ''
  return {
    figure: `360 px, 400 kbit/s, 400 ms latency, theme ${theme}: largest paint; layout shift`,
    target: `≤ 2.5 s; ≤ ${String(MOST_SHIFT)}`,
    measured: `${(wait / 1000).toFixed(2)} s; ${restless.shift.toFixed(3)}`,
    verdict: speed(wait <= MOST_MS && restless.shift <= MOST_SHIFT),
    note: `the slowest of ${String(visits.length)} visits with an empty cache: ${slowest.painted} of ${slowest.path}${moved}`,
  }
}
