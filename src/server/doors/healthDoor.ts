import type { RequestHandler } from 'express'
import { statfs } from 'node:fs/promises'
import type { Portal } from '../portal'

/** Facts of this process that decide whether it should be given requests. */
export type Health = Readonly<{
  dataDir: string
  isStopping: () => boolean
  lastProvenBackup: () => Promise<Date | undefined>
}>

type Check = Readonly<{ ok: boolean; detail?: string }>

const PROBE_EVERY_MS = 2000

/**
 * `/healthz`: the event loop answers. `/readyz`: the database takes a write, migrations are at head, the disk has
 * room, the queue moves; with the age of the last proven backup. Both say no more than a word per check.
 */
export function healthDoor(portal: Portal, health?: Health): RequestHandler {
  let last: { at: number; answer: Promise<Readonly<Record<string, Check>>> } | undefined
  return async (req, res, next) => {
    if (req.path === '/healthz') {
      res.set('Cache-Control', 'no-store').json({ ok: true })
      return
    }
    if (req.path !== '/readyz') {
      next()
      return
    }
    // Asked often, by anybody: one real probe every two seconds at most.
    if (!last || Date.now() - last.at > PROBE_EVERY_MS)
      last = { at: Date.now(), answer: checksOf(portal, health) }
    const checks = await last.answer
    const isReady = Object.values(checks).every(({ ok }) => ok)
    res
      .status(isReady ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ ok: isReady, checks })
  }
}

async function checksOf(
  { payload }: Portal,
  health?: Health,
): Promise<Readonly<Record<string, Check>>> {
  const database = payload.db as unknown as {
    probe: () => Promise<void>
    pendingMigrations: () => Promise<string[]>
  }
  return {
    process: { ok: health?.isStopping() !== true },
    database: await check(async () => {
      await database.probe()
    }),
    migrations: await check(async () => (await database.pendingMigrations()).length === 0),
    ...(health && { disk: await check(() => hasRoom(health.dataDir)) }),
    queue: await check(async () => {
      const { totalDocs } = await payload.db.count({
        collection: 'jobs',
        where: { state: { equals: 'waiting' } },
      })
      return totalDocs < 10_000
    }),
    ...(health && {
      backup: { ok: true, detail: (await health.lastProvenBackup())?.toISOString() ?? 'none' },
    }),
  }
}

async function check(work: () => Promise<boolean | undefined | void>): Promise<Check> {
  try {
    return { ok: (await work()) !== false }
  } catch {
    return { ok: false }
  }
}

async function hasRoom(directory: string): Promise<boolean> {
  const { bavail, blocks } = await statfs(directory)
  return bavail / blocks > 0.05
}
