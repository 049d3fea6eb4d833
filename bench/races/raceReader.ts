import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { pick } from '../../seed/core/tree/random'
import { createClient, type Answer, type ClientOptions } from '../client/httpClient'
import type { Place } from './places'
import type { Sight } from './raceHistory'
import { sightsIn, type ReadAnswer } from './sightsIn'

/** What readers of one portal have got so far. */
export type Readings = {
  answered: number
  /** Answers from memory that the reader had kept himself. */
  unchanged: number
  /** 503, or no answer. */
  unanswered: number
  readonly sights: Sight[]
  readonly wrong: string[]
}

/** People who read, over a few kept connections; `read` never throws. */
export type RaceReader = Readonly<{
  read: (place: Place, random: () => number) => Promise<void>
  close: () => void
}>

const ENCODINGS = ['br', 'gzip', 'identity'] as const

/** Connects readers to a portal; what they get goes into `readings`. */
export function createRaceReader(
  portal: ClientOptions,
  process: number,
  readings: Readings,
): RaceReader {
  const client = createClient({ ...portal, connections: 8 })
  /** As browsers keep what they got. */
  const kept = new Map<string, Readonly<{ etag: string; answer: ReadAnswer }>>()

  async function ask(place: Place, random: () => number): Promise<void> {
    const { path } = place
    const encoding = pick(random, ENCODINGS)
    const known = random() < 0.5 ? kept.get(`${encoding} ${path}`) : undefined
    const got = await client.send('GET', path, {
      headers: { 'accept-encoding': encoding, ...(known && { 'if-none-match': known.etag }) },
    })
    if (got.status === 503) {
      readings.unanswered++
      return
    }
    readings.answered++
    if (got.status === 304) readings.unchanged++
    const answer = got.status === 304 && known ? known.answer : unpacked(got)
    const { etag } = got.headers
    if (etag !== undefined) kept.set(`${encoding} ${path}`, { etag, answer })
    const { sights, wrong } = sightsIn(place, answer)
    const { endedAt, sentAt } = got
    for (const one of sights)
      readings.sights.push({ ...one, address: path, process, begunAt: sentAt, endedAt })
    readings.wrong.push(
      ...wrong.map((what) => `${path}, asked at ${sentAt.toFixed(0)} ms: ${what}`),
    )
  }

  return {
    async read(place, random) {
      try {
        await ask(place, random)
      } catch {
        readings.unanswered++
      }
    },
    close: client.close,
  }
}

/** @throws Error where a body is not what its encoding says */
function unpacked({ bytes, headers, status }: Answer): ReadAnswer {
  const encoding = headers['content-encoding']
  const plain =
    encoding === 'br'
      ? brotliDecompressSync(bytes)
      : encoding === 'gzip'
        ? gunzipSync(bytes)
        : bytes
  return { status, text: plain.toString('utf8'), location: headers.location }
}
