import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createClient, expectJson } from '../client/httpClient'
import { signIn } from '../client/signIn'
import { checkCounts } from '../history/checkCounts'
import { addOne, startCountWriters, type KeyedWrite } from '../history/countWriters'
import { damageOf } from '../history/damageOf'
import { findingsOutcome } from '../history/outcomes'
import {
  placePortal,
  startPortal,
  startPreparedPortal,
  type PortalAddress,
} from '../portal/startPortal'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import type { Figure, FigureOptions, Outcome } from '../report/outcome'
import { onBothDatabases, type Place } from './onBothDatabases'

const WRITERS = 16
/** A kill comes so many ms after the portal has acknowledged something. */
const EARLIEST_MS = 20
const LATEST_MS = 400

/**
 * `kill -9` again and again while many write to a store. Whoever got no answer sends half of his requests again, with
 * the same keys; then every row is compared with what was said about it.
 */
export const killGroupCommits: Figure = {
  name: 'killGroupCommits',
  async run(options) {
    const cycles = options.isShort ? 3 : 50
    const title = (database: string) => titleOf(cycles, database)
    return onBothDatabases('group', title, (place) => drill({ ...options, ...place, cycles }))
  },
}

const titleOf = (cycles: number, database: string): string =>
  `${String(cycles)} kill -9 cycles under ${String(WRITERS)} writers to a store, ${database}`

type Drill = FigureOptions & Place & Readonly<{ cycles: number }>

async function drill({ cycles, database, databaseUrl, print }: Drill): Promise<Outcome> {
  return inTemporaryFolder(async (folder) => {
    const address = await placePortal(path.join(folder, 'data'), databaseUrl)
    const first = await startPreparedPortal(address)
    const document = first.prepared.page
    const cookie = await signIn(address, first.prepared.editor)
    const writes: KeyedWrite[] = []
    const damages: string[] = []
    let portal: Pick<typeof first, 'kill' | 'stop'> = first
    for (let cycle = 0; cycle < cycles; cycle++) {
      const name = `k${String(cycle)}`
      const round: KeyedWrite[] = []
      const writers = startCountWriters({
        ...{ ...address, cookie, document, name, writes: round },
        count: WRITERS,
      })
      await writers.answered
      await pause(EARLIEST_MS + Math.random() * (LATEST_MS - EARLIEST_MS))
      await portal.kill()
      await writers.stop()
      if (databaseUrl === undefined)
        damages.push(...(await damageOf(path.join(address.dataDir, 'orda.db'), folder)))
      portal = await startPortal(address)
      writes.push(...(await sentAgain({ ...address, cookie }, document, round)))
      if ((cycle + 1) % 10 === 0)
        print(
          `  ${database}: ${String(cycle + 1)} kills, ${String(acknowledged(writes))} acknowledged`,
        )
    }
    const counts = await readCounts({ ...address, cookie }, writes)
    await portal.stop()
    const findings = { torn: [], ...checkCounts(writes, counts) }
    const counted = `${String(acknowledged(writes))} acknowledged of ${String(writes.length)} requests, ${String(counts.size)} rows`
    return findingsOutcome(titleOf(cycles, database), findings, { damaged: damages }, counted)
  })
}

const acknowledged = (writes: readonly KeyedWrite[]): number =>
  writes.filter(({ ending }) => ending === 'acknowledged').length

type Signed = PortalAddress & Readonly<{ cookie: string }>

/** The round with every second request that got no answer sent again. */
async function sentAgain(
  portal: Signed,
  document: string,
  round: readonly KeyedWrite[],
): Promise<KeyedWrite[]> {
  const client = createClient(portal)
  let unknown = 0
  const ended: KeyedWrite[] = []
  for (const write of round) {
    const isAgain = write.ending === 'unknown' && unknown++ % 2 === 0
    ended.push(isAgain ? await addOne(client, document, write) : write)
  }
  client.close()
  return ended
}

/** What every row holds that anybody asked for. */
async function readCounts(
  portal: Signed,
  writes: readonly KeyedWrite[],
): Promise<ReadonlyMap<string, number>> {
  const client = createClient(portal)
  const counts = new Map<string, number>()
  for (const page of new Set(writes.map((write) => write.page))) {
    const answer = await client.send('GET', `/api/plugins/core/counts/rows?page=${page}`)
    const rows = expectJson(answer, 200) as unknown as readonly { count: number; day: string }[]
    for (const { count, day } of rows) counts.set(`${page} ${day}`, count)
  }
  client.close()
  return counts
}
