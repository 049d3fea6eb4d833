import { spawnSync } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createClient, type HttpClient } from '../client/httpClient'
import { signIn } from '../client/signIn'
import { checkHistory } from '../history/checkHistory'
import { damageOf } from '../history/damageOf'
import type { Write } from '../history/history'
import { findingsOutcome } from '../history/outcomes'
import { readPages } from '../history/readPages'
import { BLOCKS, writePage } from '../history/writePages'
import { placePortal, startPreparedPortal } from '../portal/startPortal'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import type { Figure, Outcome } from '../report/outcome'

const DISK_MB = 24
const BALLAST_MB = 8
const MOST_WRITES = 1500
/** Refusals in a row that make a disk full. */
const REFUSALS = 10
const FIGURE = 'a disk that runs full'

/** A real file system that runs out of room under the database, and gets room again. */
export const fullDisk: Figure = {
  name: 'fullDisk',
  run: () =>
    inTemporaryFolder(async (folder) => {
      const disk = path.join(folder, 'disk')
      await mkdir(disk)
      const mounted = spawnSync('mount', [
        '-t',
        'tmpfs',
        '-o',
        `size=${String(DISK_MB)}m`,
        'orda-drill',
        disk,
      ])
      if (mounted.status !== 0) {
        const reason = String(mounted.stderr ?? mounted.error ?? '').trim() || 'mount is missing'
        return [
          {
            figure: FIGURE,
            target: '',
            measured: `a small disk needs root: ${reason}`,
            verdict: 'not run',
          },
        ]
      }
      try {
        return [await fill(disk, folder)]
      } finally {
        spawnSync('umount', ['-l', disk])
      }
    }),
}

async function fill(disk: string, folder: string): Promise<Outcome> {
  const portal = await startPreparedPortal(await placePortal(path.join(disk, 'data')))
  const { prepared } = portal
  const editor = createClient({ ...portal, cookie: await signIn(portal, prepared.editor) })
  const demo = new Set((await readPages(editor, prepared.site)).map(({ id }) => id))
  const ballast = path.join(disk, 'ballast')
  await writeFile(ballast, Buffer.alloc(BALLAST_MB * 2 ** 20, 1))

  const writes: Write[] = []
  const statuses = await writeUntilFull(editor, prepared.site, writes)
  const stopped: string[] = []
  if (!statuses.some((status) => status >= 500)) stopped.push('the disk did not run full')
  const reading = await createClient(portal).send('GET', prepared.path)
  if (reading.status !== 200) stopped.push(`a reader was answered ${String(reading.status)}`)
  await rm(ballast)
  const after = await writeOne(editor, prepared.site, writes, 'after')
  if (after !== 201) stopped.push(`with room again a save was answered ${String(after)}`)

  const pages = (await readPages(editor, prepared.site)).filter(({ id }) => !demo.has(id))
  editor.close()
  await portal.kill()
  const damaged = await damageOf(path.join(disk, 'data/orda.db'), folder)
  const findings = checkHistory(writes, pages, { ...prepared, blocks: BLOCKS })
  const refused = statuses.filter((status) => status >= 400)
  const note = `${String(statuses.length - refused.length)} acknowledged, refused with ${[...new Set(refused)].join(', ')}`
  return findingsOutcome(FIGURE, findings, { 'not served': stopped, damaged }, note)
}

async function writeUntilFull(
  editor: HttpClient,
  site: string,
  writes: Write[],
): Promise<number[]> {
  const statuses: number[] = []
  let refusals = 0
  for (let number = 0; number < MOST_WRITES && refusals < REFUSALS; number++) {
    const status = await writeOne(editor, site, writes, String(number))
    statuses.push(status)
    refusals = status >= 500 ? refusals + 1 : 0
  }
  return statuses
}

async function writeOne(
  editor: HttpClient,
  site: string,
  writes: Write[],
  name: string,
): Promise<number> {
  const padding = 'x'.repeat(30_000)
  const { status, ...written } = await writePage(editor, {
    mark: `full-${name}`,
    kind: 'create',
    locale: 'kk',
    site,
    padding,
  })
  writes.push(written)
  return status
}
