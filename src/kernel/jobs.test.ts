import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { z } from 'zod'
import { createTestPortal, type TestPortal } from '#testing'
import { defineJob } from './definePlugin'
import { claimJob, enqueue, JOBS, pruneJobs, runNextJob, type JobRow } from './jobs'
import type { PortalJob } from './manifest'
import { attachState, portalOf } from './state'
import { inTransaction } from './transaction'

const START = Date.UTC(2026, 8, 1, 9)
const MINUTE = 60_000
const at = (ms: number) => new Date(START + ms)

let portal: TestPortal
let work: (id: string) => Promise<void>
const send = defineJob({
  slug: 'mail.send',
  input: z.object({ id: z.string() }),
  attempts: 3,
  run: (_ctx, { id }) => work(id),
})

beforeAll(async () => {
  portal = await createTestPortal()
  const state = portalOf(portal.payload)
  const jobs = new Map<string, PortalJob>([[send.slug, send]])
  attachState(portal.payload, { ...state, registry: { ...state.registry, jobs } })
})
afterAll(() => portal.stop())
beforeEach(async () => {
  work = async () => undefined
  const all = { collection: JOBS, where: { kind: { exists: true } } }
  await inTransaction(portal.payload, (req) => portal.payload.db.deleteMany({ ...all, req }))
})

const add = (id: string, ms = 0) =>
  inTransaction(portal.payload, (req) => enqueue(req, 'mail.send', { id }, { runAt: at(ms) }))
const claim = (ms: number) => claimJob(portal.payload, at(ms))
const run = (ms: number) => runNextJob(portal.payload, () => at(ms))
const rows = async (): Promise<JobRow[]> => {
  const all = { collection: JOBS, limit: 0, pagination: false, sort: 'runAt' }
  return (await portal.payload.db.find<JobRow>(all)).docs
}

test('a job runs once it is due, on what its input parsed, and is done', async () => {
  const seen: string[] = []
  work = async (id) => void seen.push(id)
  await add('late', 5 * MINUTE)
  await add('first')
  expect([await run(0), await run(0), seen]).toEqual([true, false, ['first']])
  expect([await run(5 * MINUTE), seen]).toEqual([true, ['first', 'late']])
  expect(await rows()).toMatchObject([{ state: 'done' }, { state: 'done' }])
})

test('a job of a transaction that is rolled back never existed', async () => {
  const failed = inTransaction(portal.payload, async (req) => {
    await enqueue(req, 'mail.send', { id: 'a' })
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  expect(await rows()).toEqual([])
})

test('an unknown job, or an input that does not fit, is refused when it is enqueued', async () => {
  const add = (kind: string, input: unknown) =>
    inTransaction(portal.payload, (req) => enqueue(req, kind, input))
  await expect(add('mail.sned', { id: 'a' })).rejects.toThrow("No job 'mail.sned' is declared")
  await expect(add('mail.send', { id: 7 })).rejects.toThrow(z.ZodError)
  expect(await rows()).toEqual([])
})

test('of many runners at once each job has exactly one', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  for (const id of ids) await add(id)
  const held: string[] = []
  // Who was not fast enough gets nothing, and comes back for the next.
  for (let isMore = true; isMore;) {
    const claimed = await Promise.all([...ids, 'f', 'g'].map(() => claim(MINUTE)))
    const found = claimed.flatMap((row) => (row ? [(row.input as { id: string }).id] : []))
    held.push(...found)
    isMore = found.length > 0
  }
  expect(held.sort()).toEqual(ids)
})

test('a lease that has ended is taken over, one that has not is respected', async () => {
  await add('a')
  expect(await claim(0)).toMatchObject({ attempts: 1 })
  expect(await claim(4 * MINUTE)).toBeUndefined()
  expect(await run(4 * MINUTE)).toBe(false)
  expect(await claim(6 * MINUTE)).toMatchObject({ attempts: 2, state: 'running' })
})

test('a runner that was too slow does not touch the job that another has taken over', async () => {
  await add('a')
  work = async () => {
    expect(await claim(6 * MINUTE)).toMatchObject({ attempts: 2 })
    throw new Error('too late')
  }
  await run(0)
  const [row] = await rows()
  expect(row).toMatchObject({ state: 'running', attempts: 2 })
  expect(row?.lastError ?? null).toBeNull()
})

test('after a failure a job waits longer each time, and is given up after its last attempt', async () => {
  await add('a')
  work = () => Promise.reject(new RangeError('no mail server'))
  let now = 0
  const waits: number[] = []
  while (await run(now)) {
    const [row] = await rows()
    if (row?.state !== 'waiting') break
    const next = Date.parse(row.runAt) - START
    waits.push(next - now)
    expect(await run(next - 1)).toBe(false)
    now = next
  }
  expect(waits).toEqual([4000, 16_000])
  expect(await rows()).toMatchObject([{ state: 'failed', attempts: 3, lastError: 'RangeError' }])
  expect(await run(now + 24 * 60 * MINUTE)).toBe(false)
})

test('a job that takes its process with it each time is given up too', async () => {
  await add('a')
  for (let death = 0; death < 3; death++) await claim(death * 6 * MINUTE)
  work = () => Promise.reject(new Error('must not be begun again'))
  expect(await run(18 * MINUTE)).toBe(true)
  expect(await rows()).toMatchObject([{ state: 'failed', lastError: 'ProcessEnded' }])
})

test('a job whose plugin is gone fails at once, and so does an input that no longer fits', async () => {
  const row = { state: 'waiting', attempts: 0, runAt: at(0).toISOString() }
  const put = (data: Record<string, unknown>) =>
    portal.payload.db.create({ collection: JOBS, data, req: {} })
  await put({ ...row, kind: 'gone.job', input: {} })
  await run(0)
  expect(await rows()).toMatchObject([{ state: 'failed', lastError: 'TypeError' }])
  await put({ ...row, kind: 'mail.send', input: { id: 7 }, attempts: 2 })
  await run(0)
  expect((await rows()).map(({ lastError }) => lastError).sort()).toEqual(['TypeError', 'ZodError'])
})

test('a job that fails does not hold up the others', async () => {
  await add('bad')
  await add('good')
  const seen: string[] = []
  work = async (id) => (id === 'bad' ? Promise.reject(new Error('x')) : void seen.push(id))
  while (await run(1000)) continue
  expect(seen).toEqual(['good'])
})

test('jobs done long ago are removed; failed ones stay until somebody has looked', async () => {
  for (const id of ['done', 'failed']) await add(id)
  work = async (id) => (id === 'failed' ? Promise.reject(new Error('x')) : undefined)
  for (let hour = 0; hour < 3; hour++) while (await run(hour * 60 * MINUTE)) continue
  const prune = (days: number) =>
    inTransaction(portal.payload, (req) =>
      pruneJobs(portal.payload, req, new Date(Date.now() + days * 24 * 60 * MINUTE)),
    )
  await prune(6)
  expect(await rows()).toHaveLength(2)
  await prune(8)
  expect(await rows()).toMatchObject([{ state: 'failed' }])
})
