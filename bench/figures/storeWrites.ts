import { createClient, expectJson } from '../client/httpClient'
import { signIn } from '../client/signIn'
import { runStoreWrites, type StoreResult } from '../client/storeProcess'
import { median, quantile } from '../measure/statistics'
import { placePortal, startPreparedPortal, type PortalProcess } from '../portal/startPortal'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { speed, type Figure, type Outcome } from '../report/outcome'

const CONNECTIONS = 32
const PER_SECOND = 2000
const P99_MS = 50
const WARM_MS = 2000

export type StoreRound = StoreResult & Readonly<{ stored: number; cores: number }>

/** Writes to a store by people who are signed in, one row each, every one on the disk before it is answered. */
export const storeWrites: Figure = {
  name: 'storeWrites',
  run: ({ isShort, print }) =>
    inTemporaryFolder(async (dataDir) => {
      const portal = await startPreparedPortal(await placePortal(dataDir))
      const { prepared } = portal
      const cookie = await signIn(portal, prepared.editor)
      const rounds: StoreRound[] = []
      for (let round = 0; round < (isShort ? 1 : 5); round++) {
        const name = `r${String(round)}`
        const before = await portal.usage()
        const begun = performance.now()
        const result = await runStoreWrites({
          ...{ connections: CONNECTIONS, cookie, document: prepared.page, name },
          ...{ origin: portal.origin, port: portal.port, seconds: isShort ? 2 : 5 },
          warmMs: WARM_MS,
        })
        const after = await portal.usage()
        const cores = (after.cpuMs - before.cpuMs) / (performance.now() - begun)
        rounds.push({ ...result, stored: await storedBy(portal, cookie, name), cores })
        print(`  ${(result.times.length / result.seconds).toFixed(0)} per second`)
      }
      await portal.stop()
      return [outcomeOf(rounds)]
    }),
}

/** The sum of what the rows of a round hold. */
async function storedBy(portal: PortalProcess, cookie: string, name: string): Promise<number> {
  const client = createClient({ ...portal, cookie })
  let sum = 0
  for (let index = 0; index < CONNECTIONS; index++) {
    const page = `${name}-${String(index)}`
    const answer = await client.send('GET', `/api/plugins/core/counts/rows?page=${page}`)
    const rows = expectJson(answer, 200) as unknown as readonly { count: number }[]
    sum += rows.reduce((total, { count }) => total + count, 0)
  }
  client.close()
  return sum
}

/** The row: a speed, unless something acknowledged is not there, or more is there than was acknowledged. */
export function outcomeOf(rounds: readonly StoreRound[]): Outcome {
  const times = rounds.flatMap((round) => round.times)
  const perSecond = median(rounds.map((round) => round.times.length / round.seconds))
  const p99 = quantile(times, 0.99)
  const lost = rounds.reduce((sum, { acknowledged, stored }) => sum + acknowledged - stored, 0)
  const errors = rounds.flatMap((round) => round.errors)
  const isSound = lost === 0 && errors.length === 0
  return {
    figure: `store writes over HTTP at ${String(CONNECTIONS)} connections, synchronous=FULL`,
    target: `≥ ${String(PER_SECOND)}/s, p99 ≤ ${String(P99_MS)} ms`,
    measured: `${perSecond.toFixed(0)}/s, p99 ${p99.toFixed(0)} ms`,
    verdict: isSound ? speed(perSecond >= PER_SECOND && p99 <= P99_MS) : 'broken',
    note: [
      `p50 ${quantile(times, 0.5).toFixed(1)} ms, longest ${Math.max(...times).toFixed(0)} ms`,
      'one row each; session and permission checked each time',
      `cores used: server ${median(rounds.map(({ cores }) => cores)).toFixed(2)}, client ${median(rounds.map(({ cpuMs, seconds }) => cpuMs / seconds / 1000)).toFixed(2)}`,
      `${median(rounds.map(({ cores, seconds, times: { length } }) => length / seconds / cores)).toFixed(0)} per second of the server's own processor time`,
      `median of ${String(rounds.length)} rounds, ${String(times.length)} answers`,
      ...(lost === 0 ? [] : [`${String(lost)} acknowledged and not there`]),
      ...errors.slice(0, 3),
    ].join('; '),
  }
}
