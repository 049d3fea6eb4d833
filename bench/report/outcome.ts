/**
 * `missed` is a speed that was not reached, `broken` a promise that was not kept (something lost, torn, doubled,
 * falsely acknowledged or stale): only the latter, and a figure that could not be taken at all, fail a run.
 */
export type Verdict = 'met' | 'missed' | 'broken' | 'not resolvable' | 'not run'

export type Outcome = Readonly<{
  figure: string
  target: string
  measured: string
  verdict: Verdict
  /** What the number does not say by itself. */
  note?: string
}>

export type FigureOptions = Readonly<{
  /** Fewer repetitions, for CI. */
  isShort: boolean
  print: (line: string) => void
}>

/** One thing that is measured; it may fill several rows. */
export type Figure = Readonly<{
  /** For the command line. */
  name: string
  /** Is something promised that can be broken, and not a speed alone? */
  isPromise?: true
  run: (options: FigureOptions) => Promise<readonly Outcome[]>
}>

/** The verdict about a speed. */
export function speed(isReached: boolean): Verdict {
  return isReached ? 'met' : 'missed'
}

/** The verdict about counts that have to be 0. */
export function nothing(...counts: readonly number[]): Verdict {
  return counts.every((count) => count === 0) ? 'met' : 'broken'
}
