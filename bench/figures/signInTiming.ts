import { createClient, type HttpClient } from '../client/httpClient'
import { median, medianInterval } from '../measure/statistics'
import { accountName } from '../portal/preparePortal'
import { placePortal, startPreparedPortal } from '../portal/startPortal'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { speed, type Figure, type Outcome } from '../report/outcome'

const BOUND_MS = 1
const WARM_UP = 5

/** Can the time of a refused sign-in tell whether the account exists? */
export const signInTiming: Figure = {
  name: 'signInTiming',
  run: ({ isShort, print }) =>
    inTemporaryFolder(async (dataDir) => {
      const pairs = isShort ? 40 : 500
      const portal = await startPreparedPortal(await placePortal(dataDir), pairs + WARM_UP)
      const client = createClient(portal)
      const differences: number[] = []
      const times: number[] = []
      for (let index = 0; index < pairs + WARM_UP; index++) {
        const { existing, missing } = await measurePair(client, index)
        if (index < WARM_UP) continue
        differences.push(existing - missing)
        times.push(missing)
        if (differences.length % 100 === 0) print(`  ${String(differences.length)} pairs`)
      }
      client.close()
      await portal.stop()
      return [outcomeOf(differences, times)]
    }),
}

/** One refused sign-in each, on accounts that were never asked for before, in random order. */
async function measurePair(
  client: HttpClient,
  index: number,
): Promise<{ existing: number; missing: number }> {
  const existing = (): Promise<number> => refused(client, accountName(index))
  const missing = (): Promise<number> =>
    refused(client, accountName(index).replace('synaq', 'bosat'))
  if (Math.random() < 0.5) {
    const first = await existing()
    return { existing: first, missing: await missing() }
  }
  const first = await missing()
  return { missing: first, existing: await existing() }
}

async function refused(client: HttpClient, username: string): Promise<number> {
  const { endedAt, sentAt, status } = await client.send('POST', '/api/users/login', {
    json: { username, password: 'a password that is wrong' },
  })
  if (status !== 401) throw new Error(`a wrong password was answered ${String(status)}`)
  return endedAt - sentAt
}

/** The row: met when the whole interval lies within the bound, missed when all of it lies outside. */
export function outcomeOf(differences: readonly number[], times: readonly number[]): Outcome {
  const middle = median(differences)
  const { high, low } = medianInterval(differences)
  const isWithin = low >= -BOUND_MS && high <= BOUND_MS
  const isOutside = low > BOUND_MS || high < -BOUND_MS
  return {
    figure: 'sign-in, existing − missing account',
    target: `within ± ${String(BOUND_MS)} ms`,
    measured: `${signed(middle)} ms, 95 % interval ${signed(low)} … ${signed(high)} ms`,
    verdict: isWithin || isOutside ? speed(isWithin) : 'not resolvable',
    note: `median of ${String(differences.length)} paired differences; one refusal takes ${median(times).toFixed(0)} ms`,
  }
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`
}
