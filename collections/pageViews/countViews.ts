import type { OpenStore, Place } from '#kernel'
import { localDay } from './localDay'
import { pageViews } from './pageViews'

/** A document whose views are counted, and where it stands. */
export type Viewed = Readonly<{ page: string; place: Place }>

/**
 * Adds views to those of today.
 * @param views pages with how often each was read
 * @returns those that could not be stored, with why; the rest are on the disk
 */
export async function countViews(
  store: OpenStore,
  views: readonly (readonly [Viewed, number])[],
  now = new Date(),
): Promise<readonly Readonly<{ view: readonly [Viewed, number]; reason: unknown }>[]> {
  const day = localDay(now)
  const door = store(pageViews.slug)
  // Together, so that they share a COMMIT.
  const outcomes = await Promise.allSettled(
    views.map(([{ page, place }, count]) => door.add({ page, day }, { count }, { of: place })),
  )
  return outcomes.flatMap((outcome, index) => {
    const view = views[index]
    return outcome.status === 'rejected' && view
      ? [{ view, reason: outcome.reason as unknown }]
      : []
  })
}
