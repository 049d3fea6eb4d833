import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { afterCommit, databaseOf } from './database'

export const INVALIDATIONS = 'invalidations'
const POLL_MS = 250
/** A row may become visible later than its stamp says (clocks, long transactions): look back this far. */
const LOOK_BACK_MS = 30_000
const KEPT_MS = 60 * 60_000

/** Which cache tags were dropped, in this process and in others. */
export type Invalidations = Readonly<{
  /** Drops tags once the transaction of `req` is committed, here and in every other process. */
  collect: (req: PayloadRequest, tags: readonly string[]) => Promise<void>
  /** Calls `listener` with every batch of dropped tags; returns how to stop. */
  subscribe: (listener: (tags: readonly string[]) => void) => () => void
  /** Starts listening to other processes, where there can be any; returns how to stop. */
  follow: () => () => Promise<void>
}>

/** Builds the invalidations of one Payload instance. */
export function createInvalidations(payload: Payload): Invalidations {
  const listeners = new Set<(tags: readonly string[]) => void>()
  const own = new Set<string>()
  const drop = (tags: readonly string[]): void => {
    for (const listener of listeners) listener(tags)
  }
  return {
    async collect(req, tags) {
      if (databaseOf(payload).isShared) {
        const row: unknown = await payload.db.create({
          collection: INVALIDATIONS,
          data: { tags },
          req,
        })
        own.add(String((row as { id: unknown }).id))
      }
      afterCommit(req, () => {
        drop(tags)
      })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    follow: () => (databaseOf(payload).isShared ? tail(payload, own, drop) : async () => {}),
  }
}

type Row = { id: string; tags: readonly string[] }

function tail(
  payload: Payload,
  own: Set<string>,
  drop: (tags: readonly string[]) => void,
): () => Promise<void> {
  let seen = new Set<string>()
  let running = true
  let wake: () => void = () => undefined
  const poll = async (isFirst: boolean): Promise<void> => {
    const req = await createLocalReq({}, payload)
    const since = new Date(Date.now() - LOOK_BACK_MS).toISOString()
    const { docs } = await payload.db.find<Row>({
      collection: INVALIDATIONS,
      limit: 0,
      pagination: false,
      req,
      where: { createdAt: { greater_than: since } },
    })
    const fresh = docs.filter((row) => !seen.has(row.id) && !own.has(row.id))
    seen = new Set(docs.map((row) => row.id))
    for (const id of own) if (!seen.has(id) && seen.size > 0) own.delete(id)
    if (!isFirst && fresh.length > 0) drop(fresh.flatMap((row) => row.tags))
  }
  const loop = async (): Promise<void> => {
    let isFirst = true
    while (running) {
      try {
        await poll(isFirst)
        isFirst = false
      } catch (error) {
        // Unable to hear of changes: serve nothing stale rather than something wrong.
        drop(['*'])
        payload.logger.warn({ err: error, msg: 'invalidations cannot be read' })
      }
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, POLL_MS).unref()
      })
    }
  }
  const done = loop()
  return async () => {
    running = false
    wake()
    await done
  }
}

/** Removes rows that every process has read long ago. */
export async function pruneInvalidations(payload: Payload, req: PayloadRequest): Promise<void> {
  const before = new Date(Date.now() - KEPT_MS).toISOString()
  await payload.db.deleteMany({
    collection: INVALIDATIONS,
    req,
    where: { createdAt: { less_than: before } },
  })
}
