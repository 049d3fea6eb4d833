import type { CachedPage, RenderedPage } from './cachedPage'
import type { DropLog, Moment } from '#kernel'

/** The renders under way, at most one per key. */
export type Renders = Readonly<{
  run: (key: string, work: () => Promise<RenderedPage>) => Promise<CachedPage>
  readonly stats: RenderStats
}>

export type RenderStats = Readonly<{
  open: number
  /** Renders begun since the start. */
  begun: number
  /** Calls that were answered by a render another call had begun. */
  shared: number
  /** Pages not kept because what they show changed while they were made. */
  outdated: number
}>

export type RendersOptions = Readonly<{
  log: DropLog
  now: () => number
  build: (key: string, rendered: RenderedPage) => Promise<CachedPage>
  /** Takes a page that is as new as the moment of the call. */
  keep: (page: CachedPage) => void
}>

type Outcome = Readonly<{ page: CachedPage; isCurrent: boolean }>
type Run = Readonly<{ since: Moment; outcome: Promise<Outcome> }>

/**
 * Builds the register of renders. A call that finds its key under way shares that render, its error too. If the render
 * began before the call and something it shows was dropped since, or its time ran out, the call shares the next one
 * instead: nobody gets a page older than his own request, nor an error of before.
 */
export function createRenders({ log, now, build, keep }: RendersOptions): Renders {
  const underWay = new Map<string, Run>()
  let begun = 0
  let shared = 0
  let outdated = 0

  async function outcomeOf(
    key: string,
    since: Moment,
    work: () => Promise<RenderedPage>,
  ): Promise<Outcome> {
    try {
      const page = await build(key, await work())
      const isCurrent = log.isCurrent(since, page.tags)
      if (!isCurrent) outdated++
      else if (page.freshUntil > now()) keep(page)
      return { page, isCurrent }
    } finally {
      underWay.delete(key)
      log.close()
    }
  }

  function begin(key: string, work: () => Promise<RenderedPage>): Run {
    begun++
    const since = log.open()
    // One tick later, so that work which fails at once still finds its run registered when it removes it.
    const outcome = Promise.resolve().then(() => outcomeOf(key, since, work))
    const run = { since, outcome }
    underWay.set(key, run)
    return run
  }

  return {
    async run(key, work) {
      const joined = { moment: log.moment(), at: now() }
      const first = underWay.get(key)
      if (first === undefined) return (await begin(key, work).outcome).page
      shared++
      const shown = await first.outcome.catch((error: unknown) => {
        // An error has no tags, and a redirect is one: after any drop it may tell what was, not what is.
        if (first.since < joined.moment) return undefined
        throw error
      })
      if (shown) {
        const isDropped = !shown.isCurrent && first.since < joined.moment
        if (!isDropped && shown.page.freshUntil > joined.at) return shown.page
      }
      // What is under way now began after this call did, so it is new enough whatever happens meanwhile.
      return (await (underWay.get(key) ?? begin(key, work)).outcome).page
    },
    get stats() {
      return { open: underWay.size, begun, shared, outdated }
    },
  }
}
