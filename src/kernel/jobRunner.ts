import type { Payload } from 'payload'
import { pruneInvalidations } from './invalidations'
import { pruneJobs, runNextJob } from './jobs'
import { relayEvents } from './stores/events'
import { pruneStores } from './stores/retention'
import { inTransaction } from './transaction'

const IDLE_MS = 1000
const PRUNE_MS = 60 * 60_000

/** Runs due jobs one after another, and removes old rows once an hour. */
export type JobRunner = Readonly<{
  /** Ends after the job in hand. */
  stop: () => Promise<void>
}>

/** Starts the one runner of this process. */
export function startJobRunner(payload: Payload): JobRunner {
  let isRunning = true
  let wake: () => void = () => undefined
  let prunedAt = Date.now()
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve
      setTimeout(resolve, IDLE_MS).unref()
    })
  const prune = async (): Promise<void> => {
    if (Date.now() - prunedAt < PRUNE_MS) return
    prunedAt = Date.now()
    await inTransaction(payload, async (req) => {
      await pruneJobs(payload, req, new Date())
      await pruneInvalidations(payload, req)
    })
    await pruneStores(payload, new Date())
  }
  const loop = async (): Promise<void> => {
    while (isRunning) {
      try {
        await prune()
        const isRelayed = await relayEvents(payload)
        if (!(await runNextJob(payload)) && !isRelayed) await pause()
      } catch (error) {
        payload.logger.warn({ err: error, msg: 'the job runner could not reach the database' })
        await pause()
      }
    }
  }
  const done = loop()
  return {
    async stop() {
      isRunning = false
      wake()
      await done
    },
  }
}
