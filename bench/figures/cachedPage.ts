import { startBare, type BareAnswers, type BareProcess } from '../client/bareProcess'
import { createClient } from '../client/httpClient'
import { startLoad, type LoadProcess } from '../client/loadProcess'
import { median } from '../measure/statistics'
import { placePortal, startPreparedPortal, type PortalProcess } from '../portal/startPortal'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { speed, type Figure, type Outcome } from '../report/outcome'

const CONNECTIONS = 64
const TARGET = 0.7
const ENCODINGS = ['br', 'identity'] as const
/** Headers that Node adds to every answer by itself. */
const OF_NODE = /^(date|connection|keep-alive)$/i

type Encoding = (typeof ENCODINGS)[number]

/** One server's round: answers per second, and per second of its own processor time; share of a core it used. */
type Round = Readonly<{
  perSecond: number
  perCpuSecond: number
  cores: number
  clientCores: number
  errors: number
}>

/** Rounds one after another: the page, bare with two headers, bare with the page's headers. */
export type Rounds = Readonly<{ page: Round; bare: Round; same: Round }>

/** A cached page against a bare `node:http` server with the same bytes and two headers, in turns. */
export const cachedPage: Figure = {
  name: 'cachedPage',
  isPromise: true,
  run: ({ isShort, print }) =>
    inTemporaryFolder(async (dataDir) => {
      const portal = await startPreparedPortal(await placePortal(dataDir))
      const { path } = portal.prepared
      const bare = await startBare(await answersOf(portal, path))
      const load = startLoad()
      const outcomes: Outcome[] = []
      for (const encoding of ENCODINGS) {
        const rounds = await measure({ load, portal, bare, path, encoding, isShort })
        for (const round of rounds) {
          const speeds = [round.page, round.bare, round.same].map((one) => one.perSecond.toFixed(0))
          print(`  ${encoding}: page ${speeds.join(', bare ')} per second`)
        }
        outcomes.push(outcomeOf(encoding, rounds))
      }
      await Promise.all([load.stop(), bare.stop(), portal.stop()])
      return outcomes
    }),
}

/**
 * The row of one encoding. Where the servers did not fill a core, because the client or other work on the machine
 * was the limit, speeds compare nothing: then answers per second of the server's own processor time are the figure.
 */
export function outcomeOf(encoding: string, rounds: readonly Rounds[]): Outcome {
  const middle = (read: (round: Rounds) => number): number => median(rounds.map(read))
  const isSaturated = middle(({ bare, page }) => Math.min(bare.cores, page.cores)) >= 0.85
  const value = (round: Round): number => (isSaturated ? round.perSecond : round.perCpuSecond)
  const ratio = middle(({ bare, page }) => value(page) / value(bare))
  const toSame = middle(({ page, same }) => value(page) / value(same))
  const errors = rounds.reduce(
    (sum, { bare, page, same }) => sum + page.errors + bare.errors + same.errors,
    0,
  )
  return {
    figure: `cached page ÷ bare node:http, ${encoding}`,
    target: `≥ ${String(TARGET)}`,
    measured: ratio.toFixed(2),
    verdict: errors > 0 ? 'broken' : speed(ratio >= TARGET),
    note: [
      `to bare with the same headers ${toSame.toFixed(2)}`,
      `${middle(({ page }) => page.perSecond).toFixed(0)} against ${middle(({ bare }) => bare.perSecond).toFixed(0)} answers/s`,
      `by ${isSaturated ? 'speed' : "the servers' processor time, since they did not fill a core"}`,
      `cores used: page ${middle(({ page }) => page.cores).toFixed(2)}, bare ${middle(({ bare }) => bare.cores).toFixed(2)}, client ${middle(({ page }) => page.clientCores).toFixed(2)}`,
      `median of ${String(rounds.length)} rounds in turns`,
      ...(errors > 0 ? [`${String(errors)} bad answers`] : []),
    ].join('; '),
  }
}

async function answersOf({ origin, port }: PortalProcess, path: string): Promise<BareAnswers> {
  const client = createClient({ origin, port })
  const answers: Record<string, BareAnswers[string]> = {}
  for (const encoding of ENCODINGS) {
    // The second time it comes from the cache.
    await client.send('GET', path, { headers: { 'accept-encoding': encoding } })
    const answer = await client.send('GET', path, { headers: { 'accept-encoding': encoding } })
    if (answer.status !== 200) throw new Error(`${path} was answered ${String(answer.status)}`)
    const headers = Object.entries(answer.headers).filter(([name]) => !OF_NODE.test(name))
    answers[encoding] = {
      base64: answer.bytes.toString('base64'),
      headers: headers.flatMap(([name, value]) => [name, String(value)]),
    }
  }
  client.close()
  return answers
}

type Setting = Readonly<{
  load: LoadProcess
  portal: PortalProcess
  bare: BareProcess
  path: string
  encoding: Encoding
  isShort: boolean
}>

async function measure(setting: Setting): Promise<Rounds[]> {
  const { bare, encoding, isShort, load, path, portal } = setting
  const host = new URL(portal.origin).host
  const round = async (
    server: BareProcess | PortalProcess,
    address: string,
    seconds: number,
  ): Promise<Round> => {
    const { port, usage } = server
    const before = await usage()
    const order = { port, host, path: address, encoding, connections: CONNECTIONS, seconds }
    const { answers, cpuMs, errors, seconds: elapsed } = await load.run(order)
    const cpuSeconds = ((await usage()).cpuMs - before.cpuMs) / 1000
    return {
      perSecond: answers / elapsed,
      perCpuSecond: answers / cpuSeconds,
      cores: cpuSeconds / elapsed,
      clientCores: cpuMs / 1000 / elapsed,
      errors,
    }
  }
  const all = async (seconds: number): Promise<Rounds> => ({
    page: await round(portal, path, seconds),
    bare: await round(bare, '/', seconds),
    same: await round(bare, '/same', seconds),
  })
  const [warmUp, seconds, count] = isShort ? [1, 1, 3] : [1.5, 3, 9]
  await all(warmUp)
  const rounds: Rounds[] = []
  for (let index = 0; index < count; index++) rounds.push(await all(seconds))
  return rounds
}
