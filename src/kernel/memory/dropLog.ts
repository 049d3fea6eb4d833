/** A moment in the order of drops. */
export type Moment = number

/** Remembers which tags were dropped while renders are open: their tags are known only when they end. */
export type DropLog = Readonly<{
  moment: () => Moment
  /** Opens a render; every one must be closed. */
  open: () => Moment
  close: () => void
  drop: (tags: Iterable<string>) => void
  /** As if every tag had been dropped. */
  dropAll: () => void
  /** Is what was read at that moment, in a render still open, untouched by the drops since? */
  isCurrent: (since: Moment, tags: readonly string[]) => boolean
  /** Tags remembered. */
  readonly size: number
}>

/** One render that hangs must not keep every drop for ever: past this many tags, open renders count as outdated. */
const MAX_TAGS = 10_000

/** Builds an empty log; it empties itself whenever no render is open. */
export function createDropLog(maxTags = MAX_TAGS): DropLog {
  const lastDropOf = new Map<string, Moment>()
  let moment = 0
  let outdatedBefore = 0
  let openRenders = 0

  function dropAll(): void {
    moment++
    outdatedBefore = moment
    lastDropOf.clear()
  }

  return {
    moment: () => moment,
    open() {
      openRenders++
      return moment
    },
    close() {
      openRenders--
      if (openRenders === 0) lastDropOf.clear()
    },
    drop(tags) {
      moment++
      if (openRenders === 0) return
      for (const tag of tags) lastDropOf.set(tag, moment)
      if (lastDropOf.size > maxTags) dropAll()
    },
    dropAll,
    isCurrent(since, tags) {
      if (since < outdatedBefore) return false
      return tags.every((tag) => (lastDropOf.get(tag) ?? 0) <= since)
    },
    get size() {
      return lastDropOf.size
    },
  }
}
