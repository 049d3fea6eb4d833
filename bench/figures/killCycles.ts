import { rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from '../client/httpClient'
import { signIn } from '../client/signIn'
import { checkHistory } from '../history/checkHistory'
import { damageOf } from '../history/damageOf'
import type { Write } from '../history/history'
import { findingsOutcome } from '../history/outcomes'
import { readPages } from '../history/readPages'
import { BLOCKS } from '../history/writePages'
import { startWriters } from '../history/writers'
import { placePortal, startPortal, startPreparedPortal } from '../portal/startPortal'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import type { Figure, FigureOptions, Outcome } from '../report/outcome'
import { onBothDatabases, type Place } from './onBothDatabases'

const WRITERS = 4
/** A kill comes so many ms after the portal was ready, or had acknowledged something. */
const EARLIEST_MS = 50
const LATEST_MS = 650

/** `kill -9` again and again while four people save; then everything they were told is compared with what is stored. */
export const killCycles: Figure = {
  name: 'killCycles',
  async run(options) {
    const cycles = options.isShort ? 10 : 100
    const title = (database: string) => titleOf(cycles, database)
    return onBothDatabases('kill', title, (place) => drill({ ...options, ...place, cycles }))
  },
}

const titleOf = (cycles: number, database: string): string =>
  `${String(cycles)} kill -9 cycles under ${String(WRITERS)} writers, ${database}`

type Drill = FigureOptions & Place & Readonly<{ cycles: number }>

async function drill({ cycles, database, databaseUrl, print }: Drill): Promise<Outcome> {
  return inTemporaryFolder(async (folder) => {
    const address = await placePortal(path.join(folder, 'data'), databaseUrl)
    const first = await startPreparedPortal(address)
    const { prepared } = first
    const cookie = await signIn(address, prepared.editor)
    // The demo's own pages are not part of the history.
    const editor = createClient({ ...address, cookie })
    const demo = new Set((await readPages(editor, prepared.site)).map(({ id }) => id))
    editor.close()

    const writes: Write[] = []
    const damages: string[] = []
    let portal = first as Pick<typeof first, 'kill' | 'stop'>
    for (let cycle = 0; cycle < cycles; cycle++) {
      const writers = startWriters({
        ...address,
        cookie,
        count: WRITERS,
        site: prepared.site,
        name: `k${String(cycle)}`,
        writes,
      })
      // Every other portal is killed at work, not while it warms up: then the clock begins with its first answer.
      if (cycle % 2 === 1) await writers.answered
      await pause(EARLIEST_MS + Math.random() * (LATEST_MS - EARLIEST_MS))
      await portal.kill()
      await writers.stop()
      if (databaseUrl === undefined)
        damages.push(...(await damageOf(path.join(address.dataDir, 'orda.db'), folder)))
      portal = await startPortal(address)
      if ((cycle + 1) % 10 === 0)
        print(
          `  ${database}: ${String(cycle + 1)} kills, ${String(acknowledged(writes))} acknowledged`,
        )
    }
    const reader = createClient({ ...address, cookie })
    const pages = (await readPages(reader, prepared.site)).filter(({ id }) => !demo.has(id))
    reader.close()
    await portal.stop()
    await rm(path.join(folder, 'copy'), { force: true, recursive: true })
    const findings = checkHistory(writes, pages, { ...prepared, blocks: BLOCKS })
    const counted = `${String(acknowledged(writes))} acknowledged of ${String(writes.length)} requests, ${String(pages.length)} pages`
    return findingsOutcome(titleOf(cycles, database), findings, { damaged: damages }, counted)
  })
}

const acknowledged = (writes: readonly Write[]): number =>
  writes.filter(({ ending }) => ending === 'acknowledged').length
