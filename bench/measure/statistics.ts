/** The value below or at which the share `q` (0…1) of all values lies (nearest rank). @throws RangeError when empty */
export function quantile(values: readonly number[], q: number): number {
  const sorted = ascending(values)
  const rank = Math.max(1, Math.ceil(q * sorted.length))
  return at(sorted, rank)
}

/** The middle value; of an even number of values the mean of the two in the middle. @throws RangeError when empty */
export function median(values: readonly number[]): number {
  const sorted = ascending(values)
  const half = sorted.length / 2
  return Number.isInteger(half)
    ? (at(sorted, half) + at(sorted, half + 1)) / 2
    : at(sorted, Math.ceil(half))
}

export type Interval = Readonly<{ low: number; high: number }>

/**
 * The interval that holds the true median with a confidence of at least 95 %, whatever the distribution: two of
 * the values themselves, by the binomial distribution of their ranks. Fewer than six values prove nothing: then
 * it is unbounded.
 */
export function medianInterval(values: readonly number[]): Interval {
  const sorted = ascending(values)
  const rank = outerRank(sorted.length)
  if (rank === 0) return { low: -Infinity, high: Infinity }
  return { low: at(sorted, rank), high: at(sorted, sorted.length + 1 - rank) }
}

/** The largest rank r with P(Binomial(n, ½) < r) ≤ 2.5 %; 0 when there is none. */
function outerRank(n: number): number {
  let logOfTerm = -n * Math.LN2
  let below = 0
  for (let rank = 0; rank <= n; rank++) {
    below += Math.exp(logOfTerm)
    if (below > 0.025) return rank
    logOfTerm += Math.log(n - rank) - Math.log(rank + 1)
  }
  return 0
}

/** The slope of the line that fits the points best (least squares); 0 where all have one x. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (index: 0 | 1): number =>
    points.reduce((sum, point) => sum + point[index], 0) / points.length
  const [meanX, meanY] = [mean(0), mean(1)]
  let over = 0
  let under = 0
  for (const [x, y] of points) {
    over += (x - meanX) * (y - meanY)
    under += (x - meanX) ** 2
  }
  return under === 0 ? 0 : over / under
}

function ascending(values: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError('there are no values')
  return [...values].sort((a, b) => a - b)
}

function at(sorted: readonly number[], rank: number): number {
  return sorted[rank - 1] ?? Number.NaN
}
