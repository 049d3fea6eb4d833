import type { Payload } from 'payload'
import { countViews } from '#collections'
import { systemStore } from '#kernel'
import type { ViewCounter } from './viewCounter'

const EVERY_MS = 5_000
/** Pages at a time: as many as share a COMMIT. */
const AT_ONCE = 64

/**
 * Stores what was counted every few seconds. A process that is killed loses the views of the last ones; where a COMMIT
 * ended without an answer (MongoDB without a primary), views may be counted twice.
 * @returns how to stop: what is left is stored first
 */
export function startStoringViews(payload: Payload, views: ViewCounter): () => Promise<void> {
  let round = Promise.resolve()
  const next = (): Promise<void> => (round = round.then(() => storeViews(payload, views)))
  const timer = setInterval(() => void next(), EVERY_MS)
  timer.unref()
  return () => {
    clearInterval(timer)
    return next()
  }
}

/** Stores what was counted; what the database refuses is kept for the next time. Never throws. */
export async function storeViews(payload: Payload, views: ViewCounter): Promise<void> {
  const taken = views.take()
  const store = systemStore({ payload })
  for (let at = 0; at < taken.length; at += AT_ONCE) {
    const failed = await countViews(store, taken.slice(at, at + AT_ONCE))
    views.giveBack(failed.map(({ view }) => view))
    const [first] = failed
    if (first) payload.logger.warn({ err: first.reason, msg: 'views could not be stored yet' })
  }
}
