import type { Viewed } from '#collections'

/** Views that are not stored yet. */
export type ViewCounter = Readonly<{
  /** Counts one; called for each page sent. */
  count: (viewed: Viewed) => void
  /** Takes what was counted since the last time. */
  take: () => readonly (readonly [Viewed, number])[]
  /** Gives back what could not be stored. */
  giveBack: (views: readonly (readonly [Viewed, number])[]) => void
}>

/** Pages read between two rounds; more than that are not counted. */
const MOST = 10_000

/**
 * Builds an empty counter. It is keyed by the object that a cached page carries, so that counting is one step; the
 * languages of a page, and a page made anew, are added up when they are taken.
 */
export function createViewCounter(most = MOST): ViewCounter {
  let counts = new Map<Viewed, number>()

  const add = (viewed: Viewed, count: number): void => {
    const known = counts.get(viewed)
    if (known === undefined && counts.size >= most) return
    counts.set(viewed, (known ?? 0) + count)
  }

  return {
    count(viewed) {
      add(viewed, 1)
    },
    take() {
      const taken = counts
      counts = new Map()
      const byPage = new Map<string, readonly [Viewed, number]>()
      for (const [viewed, count] of taken) {
        const [, before] = byPage.get(viewed.page) ?? [viewed, 0]
        byPage.set(viewed.page, [viewed, before + count])
      }
      return [...byPage.values()]
    },
    giveBack(views) {
      for (const [viewed, count] of views) add(viewed, count)
    },
  }
}
