import type { Payload } from 'payload'
import { AT, effectOf, inTransaction, pathOf, systemDb, type TreePath } from '#kernel'
import { seedInstitutions } from '../../seed/core/institutions'
import { median, quantile } from '../measure/statistics'
import { openPortalHere } from '../portal/openPortalHere'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { speed, type Figure } from '../report/outcome'

const TARGET_US = 5
const BATCH = 1000
/** Decisions made in one transaction. */
const PART = 100

/** What it costs to know whether a module is on at a school, in a country where every other school is an exception. */
export const moduleEffect: Figure = {
  name: 'moduleEffect',
  run: ({ isShort }) =>
    inTemporaryFolder(async (dataDir) => {
      const { close, payload } = await openPortalHere(dataDir)
      await seedInstitutions(payload, isShort ? 300 : 8000)
      const paths = await schoolPaths(payload)
      const exceptions = paths.filter((_, index) => index % 2 === 0)
      await decide(payload, [paths[0]?.slice(0, 1) ?? []], 'on')
      await decide(payload, exceptions, 'off')
      const times = await measure(payload, paths, isShort ? 20 : 200)
      await close()
      const middle = median(times)
      return [
        {
          figure: `a module at one of ${paths.length.toLocaleString('en')} schools, ${exceptions.length.toLocaleString('en')} exceptions, warm`,
          target: `≤ ${String(TARGET_US)} µs`,
          measured: `${middle.toFixed(2)} µs`,
          verdict: speed(middle <= TARGET_US),
          note: `median of ${String(times.length)} batches of ${String(BATCH)}; p95 ${quantile(times, 0.95).toFixed(2)} µs; SQLite`,
        },
      ]
    }),
}

async function schoolPaths(payload: Payload): Promise<TreePath[]> {
  const { docs } = await payload.db.find<Record<string, unknown>>({
    collection: 'institutions',
    limit: 0,
    pagination: false,
    select: Object.fromEntries(AT.map((name) => [name, true])),
    where: { kind: { equals: 'school' } },
  })
  return docs.map((doc) => pathOf(doc))
}

async function decide(
  payload: Payload,
  paths: readonly TreePath[],
  state: 'off' | 'on',
): Promise<void> {
  for (let done = 0; done < paths.length; done += PART)
    await inTransaction(payload, async (req) => {
      const db = systemDb(req)
      for (const path of paths.slice(done, done + PART)) {
        const data = { institution: path.at(-1), module: 'notices', reason: '№ 1', state }
        await db.create({ collection: 'module-switches', data, depth: 0 })
      }
    })
}

/** Half of the answers have to be yes: an answer that is always the same would prove nothing. */
async function measure(
  payload: Payload,
  paths: readonly TreePath[],
  batches: number,
): Promise<number[]> {
  const times: number[] = []
  let on = 0
  for (let batch = 0; batch < batches + 5; batch++) {
    const begun = performance.now()
    for (let n = 0; n < BATCH; n++) {
      const path = paths[(batch * BATCH + n) % paths.length] ?? []
      if ((await effectOf({ payload }, 'notices', path)).isOn) on++
    }
    if (batch >= 5) times.push(((performance.now() - begun) * 1000) / BATCH)
  }
  const share = on / ((batches + 5) * BATCH)
  if (Math.abs(share - 0.5) > 0.01) throw new Error(`${String(share)} of the schools have it`)
  return times
}
