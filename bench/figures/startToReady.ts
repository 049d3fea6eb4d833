import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isBuilt } from '../../src/commands/adminBuild'
import { createClient, type HttpClient } from '../client/httpClient'
import { signIn } from '../client/signIn'
import { median } from '../measure/statistics'
import type { Login } from '../portal/login'
import {
  environmentOf,
  placePortal,
  startPreparedPortal,
  type PortalAddress,
} from '../portal/startPortal'
import { endChild, hasEnded, lastWordsOf, startChild } from '../processes/children'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { speed, type Figure, type Outcome } from '../report/outcome'

const TARGET_MS = 5000
const TARGET_MB = 600
const LIMIT_MS = 120_000
const ASK_EVERY_MS = 20
const TIME = { figure: 'start to ready, built', target: '≤ 5 s' } as const

/** ms from the start of the process; MB of resident memory when everything answered. */
type Start = Readonly<{
  listens: number
  ready: number
  adminPage: number
  memory: number
  memoryAfterAdmin: number
}>

/** The built portal from `npm start` until it is ready and the admin answers, and its memory then. */
export const startToReady: Figure = {
  name: 'startToReady',
  async run({ isShort, print }) {
    if (!(await isBuilt()))
      return [{ ...TIME, measured: 'not built: run `npm run build` first', verdict: 'not run' }]
    return inTemporaryFolder(async (folder) => {
      const first = await placePortal(path.join(folder, 'seeded'))
      const portal = await startPreparedPortal(first)
      const { prepared } = portal
      await portal.stop()
      const starts: Start[] = []
      for (let run = 0; run < (isShort ? 1 : 3); run++) {
        starts.push(await measure(first, prepared.root))
        print(`  ready after ${String(Math.round(starts.at(-1)?.ready ?? 0))} ms`)
      }
      const empty = isShort
        ? undefined
        : await measure(await placePortal(path.join(folder, 'empty')), undefined)
      return outcomesOf(starts, empty?.ready)
    })
  },
}

async function measure(address: PortalAddress, login: Login | undefined): Promise<Start> {
  const begun = performance.now()
  const child = startChild({
    script: 'src/commands/start.ts',
    env: environmentOf(address),
    hasChannel: false,
  })
  const client = createClient(address)
  const since = async (isThere: () => Promise<boolean>): Promise<number> => {
    while (!(await isThere().catch(() => false))) {
      if (hasEnded(child)) throw new Error(`the portal ended: ${lastWordsOf(child).trim()}`)
      if (performance.now() - begun > LIMIT_MS) throw new Error('the portal did not become ready')
      await pause(ASK_EVERY_MS)
    }
    return performance.now() - begun
  }
  const listens = await since(() => answers(client, '/healthz', 200))
  // Without a session the admin's address leads to the sign-in page, once there is an admin; before it says 503.
  const ready = await since(
    async () => (await answers(client, '/readyz', 200)) && (await answers(client, '/admin', 303)),
  )
  const memory = await residentMb(child)
  const adminPage = login ? await openAdmin(address, login, begun) : Number.NaN
  const memoryAfterAdmin = await residentMb(child)
  client.close()
  await endChild(child)
  return { listens, ready, adminPage, memory, memoryAfterAdmin }
}

async function answers(client: HttpClient, address: string, status: number): Promise<boolean> {
  return (await client.send('GET', address)).status === status
}

async function openAdmin(address: PortalAddress, login: Login, begun: number): Promise<number> {
  const client = createClient({ ...address, cookie: await signIn(address, login) })
  const { status } = await client.send('GET', '/admin')
  client.close()
  if (status !== 200) throw new Error(`the admin was answered ${String(status)}`)
  return performance.now() - begun
}

/** Resident memory of a process, MB; NaN where the system does not tell. */
async function residentMb({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1024
}

/** The rows: medians of all starts. */
export function outcomesOf(starts: readonly Start[], emptyMs: number | undefined): Outcome[] {
  const middle = (key: keyof Start): number => median(starts.map((start) => start[key]))
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
  const memory = middle('memory')
  return [
    {
      ...TIME,
      measured: seconds(middle('ready')),
      verdict: speed(middle('ready') <= TARGET_MS),
      note: [
        `median of ${String(starts.length)}`,
        `public side after ${seconds(middle('listens'))}`,
        `first admin page, with signing in, after ${seconds(middle('adminPage'))}`,
        ...(emptyMs === undefined ? [] : [`with an empty data directory ${seconds(emptyMs)}`]),
      ].join('; '),
    },
    {
      figure: 'memory when ready',
      target: '≤ 600 MB',
      measured: Number.isNaN(memory) ? 'the system does not tell' : `${memory.toFixed(0)} MB`,
      verdict: Number.isNaN(memory) ? 'not run' : speed(memory <= TARGET_MB),
      note: `after the first admin page ${middle('memoryAfterAdmin').toFixed(0)} MB`,
    },
  ]
}
