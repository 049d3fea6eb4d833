import { createLocalReq, type Payload, type PayloadRequest, type Where } from 'payload'
import type { JobContext } from './context'
import { systemDb } from './db'
import { codeOf } from './errors'
import type { PortalJob } from './manifest'
import { jobsOn } from './modules/jobsOn'
import { portalOf } from './state'
import { systemStore } from './stores/openStore'
import { inTransaction } from './transaction'
import { columnsOf, type TreePath } from './tree'

export const JOBS = 'jobs'
const LEASE_MS = 5 * 60_000
const ATTEMPTS = 8
const KEPT_MS = 7 * 24 * 60 * 60_000

export type JobState = 'waiting' | 'running' | 'done' | 'failed'

/** A job as its row holds it. */
export type JobRow = {
  id: string
  attempts: number
  input: unknown
  kind: string
  lastError?: string | null
  leaseUntil?: string | null
  runAt: string
  state: JobState
}

export type JobOptions = Readonly<{
  /** Now, when absent. */
  runAt?: Date
  /** Where it works: while its module is off there, it waits. Without a place it waits while its module is off everywhere. */
  path?: TreePath
}>

/**
 * Puts a job into the transaction of `req`: it exists exactly when that transaction is committed.
 * @throws ZodError when the input does not fit the job
 */
export async function enqueue(
  req: PayloadRequest,
  kind: string,
  input: unknown,
  { path = [], runAt = new Date() }: JobOptions = {},
): Promise<void> {
  const job = portalOf(req.payload).registry.jobs.get(kind)
  if (!job) throw new TypeError(`No job '${kind}' is declared`)
  await req.payload.db.create({
    collection: JOBS,
    data: {
      kind,
      input: job.input.parse(input),
      state: 'waiting',
      attempts: 0,
      runAt: runAt.toISOString(),
      ...columnsOf(path),
    },
    req,
  })
}

/**
 * Claims the next due job: waiting, or running with a lease that has ended (its process died).
 * The claim is a transaction of its own, so that two runners never hold one row.
 * @returns undefined when none is due, or another runner was faster
 */
export async function claimJob(payload: Payload, now: Date): Promise<JobRow | undefined> {
  const claim = inTransaction(payload, async (req) => {
    const { docs } = await payload.db.find<JobRow>({
      collection: JOBS,
      limit: 1,
      pagination: false,
      req,
      sort: 'runAt',
      where: await dueAt(payload, now),
    })
    const [row] = docs
    if (!row) return undefined
    const lease = {
      state: 'running' as const,
      attempts: row.attempts + 1,
      leaseUntil: new Date(now.getTime() + LEASE_MS).toISOString(),
    }
    await payload.db.updateOne({ collection: JOBS, id: row.id, data: lease, req })
    return { ...row, ...lease }
  })
  return claim.catch((error: unknown) => {
    if (codeOf(error) === 'database_busy') return undefined
    throw error
  })
}

/** Waiting, or held by a process that died; and not of a module that is off. */
async function dueAt(payload: Payload, now: Date): Promise<Where> {
  const at = now.toISOString()
  const due: Where = {
    or: [
      { and: [{ state: { equals: 'waiting' } }, { runAt: { less_than_equal: at } }] },
      { and: [{ state: { equals: 'running' } }, { leaseUntil: { less_than: at } }] },
    ],
  }
  return { and: [due, ...(await jobsOn(payload))] }
}

/** Is anything due? A read, so that an idle portal takes no write slot. */
async function isDue(payload: Payload, now: Date): Promise<boolean> {
  const where = await dueAt(payload, now)
  return (await payload.db.count({ collection: JOBS, where })).totalDocs > 0
}

/**
 * Runs one due job, if there is one.
 * @returns whether a job was run
 */
export async function runNextJob(
  payload: Payload,
  now: () => Date = () => new Date(),
): Promise<boolean> {
  if (!(await isDue(payload, now()))) return false
  const row = await claimJob(payload, now())
  if (!row) return false
  const job = portalOf(payload).registry.jobs.get(row.kind)
  try {
    if (!job) throw new TypeError(`No job '${row.kind}' is declared`)
    if (row.attempts > attemptsOf(job)) throw new ProcessEnded()
    await job.run(await jobContext(payload), job.input.parse(row.input) as never)
    await finish(payload, row, { state: 'done', leaseUntil: null })
  } catch (error) {
    payload.logger.error({
      err: error,
      msg: `job ${row.kind} failed at attempt ${String(row.attempts)}`,
    })
    await finish(payload, row, retry(row, job, now(), error))
  }
  return true
}

async function jobContext(payload: Payload): Promise<JobContext> {
  return {
    system: systemDb(await createLocalReq({}, payload)),
    settings: (of, { path }) => portalOf(payload).settings.at(of, path),
    store: systemStore({ payload }),
    transaction: (work) =>
      inTransaction(payload, (req) => work(systemDb(req), systemStore({ payload, req }), req)),
    filesOf: (collection) => String(payload.collections[collection]?.config.upload.staticDir),
  }
}

const attemptsOf = (job: PortalJob): number => job.attempts ?? ATTEMPTS

/** A job that took its process with it each time: it is not begun again. */
class ProcessEnded extends Error {
  override readonly name = 'ProcessEnded'
}

function retry(
  row: JobRow,
  job: PortalJob | undefined,
  now: Date,
  error: unknown,
): Partial<JobRow> {
  const lastError = error instanceof Error ? error.name : 'unknown'
  if (!job || row.attempts >= attemptsOf(job))
    return { state: 'failed', lastError, leaseUntil: null }
  const wait = Math.min(60 * 60_000, 1000 * 4 ** row.attempts)
  return {
    state: 'waiting',
    lastError,
    leaseUntil: null,
    runAt: new Date(now.getTime() + wait).toISOString(),
  }
}

/** Only of the claim in hand: a runner that was too slow must not touch the row of the one that took over. */
async function finish(payload: Payload, row: JobRow, data: Partial<JobRow>): Promise<void> {
  const where: Where = {
    and: [{ id: { equals: row.id } }, { attempts: { equals: row.attempts } }],
  }
  await inTransaction(payload, (req) =>
    payload.db.updateOne({ collection: JOBS, data, req, where }),
  )
}

/** Removes jobs that were done long ago; failed ones stay until a person has looked at them. */
export async function pruneJobs(payload: Payload, req: PayloadRequest, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS).toISOString()
  await payload.db.deleteMany({
    collection: JOBS,
    req,
    where: { and: [{ state: { equals: 'done' } }, { updatedAt: { less_than: before } }] },
  })
}
