import path from 'node:path'
import type { Payload, Where } from 'payload'
import { dryRunOf, inTransaction, systemDb, type Switch } from '#kernel'
import { migrate } from '#database/operations'
import { rowsOn } from '../../src/kernel/modules/rowsOn'
import { fillNotices, LAND, nodeAt } from '../lists/fillNotices'
import { median, quantile } from '../measure/statistics'
import { openPortalHere } from '../portal/openPortalHere'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { speed, type Figure, type Outcome } from '../report/outcome'

const LIST_P95_MS = 30
const DRY_RUN_MS = 2000

const REACHES: Readonly<Record<string, (n: number) => Where | undefined>> = {
  all: () => undefined,
  region: (n) => ({ at2: { equals: nodeAt.region(n % LAND.regions) } }),
  district: (n) => ({ at3: { equals: nodeAt.district(n % LAND.districts) } }),
}

/** Lists and dry runs in a country in which every other school has switched a module off. */
export const moduleExceptions: Figure = {
  name: 'moduleExceptions',
  isPromise: true,
  run: ({ isShort, print }) =>
    inTemporaryFolder(async (dataDir) => {
      const count = isShort ? 100_000 : 1_000_000
      const file = path.join(dataDir, 'orda.db')
      await migrate({ databaseUrl: `file:${file}`, dataDir, print: () => undefined })
      fillNotices(file, count)
      print(`  ${count.toLocaleString('en')} documents made`)
      const { close, payload } = await openPortalHere(dataDir)
      const outcomes: Outcome[] = []
      for (const [reach, whereOf] of Object.entries(REACHES))
        outcomes.push(await listOutcome(payload, { count, reach, whereOf }, isShort ? 20 : 100))
      outcomes.push(await dryRunOutcome(payload, count))
      await close()
      return outcomes
    }),
}

type Reach = Readonly<{ count: number; reach: string; whereOf: (n: number) => Where | undefined }>

async function listOutcome(
  payload: Payload,
  { count, reach, whereOf }: Reach,
  rounds: number,
): Promise<Outcome> {
  const times: number[] = []
  for (let n = -5; n < rounds; n++) {
    const begun = performance.now()
    const own = whereOf((n + 5) * 7)
    const on = await rowsOn(payload, 'notices')
    const { docs } = await payload.find({
      collection: 'notices',
      depth: 0,
      limit: 50,
      locale: 'kk',
      overrideAccess: true,
      pagination: false,
      sort: '-updatedAt',
      where: { and: [...(own ? [own] : []), { deletedAt: { exists: false } }, ...on] },
    })
    if (n >= 0) times.push(performance.now() - begun)
    if (docs.length < 40) throw new Error(`${String(docs.length)} rows were found`)
    const off = (docs as unknown as readonly { at4: string }[]).filter(({ at4 }) => isOff(at4))
    if (off.length > 0) throw new Error('a row of a school without the module was listed')
  }
  const p95 = quantile(times, 0.95)
  return {
    figure: `list of 50 of ${count.toLocaleString('en')} documents, 4,000 exceptions, ${reach}`,
    target: `p95 ≤ ${String(LIST_P95_MS)} ms`,
    measured: `${p95.toFixed(1)} ms`,
    verdict: speed(p95 <= LIST_P95_MS),
    note: `p50 ${median(times).toFixed(1)} ms, without count; SQLite`,
  }
}

/** Every other school, by the last digit of its number. */
const isOff = (school: string): boolean => Number(school.slice(-1)) % 2 === 0

/** The first region, forbidden: what the dry run says, how long it takes, and what then happens. */
async function dryRunOutcome(payload: Payload, count: number): Promise<Outcome> {
  const region = nodeAt.region(0)
  const nodes = [[nodeAt.root, region]]
  const change = { module: 'notices', nodes, state: 'forbidden' as Switch }
  const listed = async (): Promise<number> => {
    const where = { and: [{ at2: { equals: region } }, ...(await rowsOn(payload, 'notices'))] }
    return (await payload.db.count({ collection: 'notices', where })).totalDocs
  }
  const before = await listed()
  const begun = performance.now()
  const [told] = await dryRunOf({ payload }, change)
  const ms = performance.now() - begun
  await inTransaction(payload, async (req) => {
    const args = { institution: region, module: 'notices', reason: '№ 2', state: 'forbidden' }
    await systemDb(req).create({ collection: 'module-switches', data: args, depth: 0 })
  })
  const gone = before - (await listed())
  const said = told?.collections.notices?.hides
  return {
    figure: `dry run at a region with ${before.toLocaleString('en')} of ${count.toLocaleString('en')} documents`,
    target: `≤ ${String(DRY_RUN_MS / 1000)} s; equal to what then happens`,
    measured: `${(ms / 1000).toFixed(2)} s; ${String(said)} told, ${String(gone)} gone`,
    verdict: said === gone ? speed(ms <= DRY_RUN_MS) : 'broken',
    note: 'SQLite; 4,000 exceptions',
  }
}
