/** One question, by all that matters about it. */
export type Cell = Readonly<{
  /** `rest`, `local`, `page`, `rule` */
  by: string
  /** Who asks. */
  who: string
  /** What is asked of what. */
  what: string
  /** Where it stands, seen from the person. */
  where?: string
}>

/** Counts cells, and remembers those that came out wrong. */
export type Tally = Readonly<{
  check: (cell: Cell, isRight: boolean, got: () => string) => void
  /** Something that must never be, whatever was asked: a text or an id that the person may not see. */
  leak: (cell: Cell, what: string) => void
  readonly cells: number
  readonly leaks: number
  /** Sentences about wrong cells, the first thousand. */
  readonly wrong: readonly string[]
}>

/** A cell came out wrong while one was enough to know. */
export class RedCell extends Error {
  override readonly name = 'RedCell'
}

const KEPT = 1000

/** @param stopsAtFirst throws RedCell at the first wrong cell */
export function createTally(stopsAtFirst = false): Tally {
  const wrong: string[] = []
  let cells = 0
  let leaks = 0
  const report = ({ by, what, where, who }: Cell, got: string): void => {
    const sentence = `${by}: ${who}: ${what}${where === undefined ? '' : ` (${where})`}: ${got}`
    if (wrong.length < KEPT) wrong.push(sentence)
    if (stopsAtFirst) throw new RedCell(sentence)
  }
  return {
    check(cell, isRight, got) {
      cells++
      if (!isRight) report(cell, got())
    },
    leak(cell, what) {
      leaks++
      report(cell, `LEAK ${what}`)
    },
    get cells() {
      return cells
    },
    get leaks() {
      return leaks
    },
    wrong,
  }
}
