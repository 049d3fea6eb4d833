import { setTimeout as pause } from 'node:timers/promises'
import { createClient, type ClientOptions, type HttpClient } from '../client/httpClient'

/** A writing request that is sent several times, as people and browsers do who see no answer. */
export type Repeated = Readonly<{
  /** Its `Idempotency-Key`, and the row that it adds 1 to. */
  key: string
  page: string
  day: string
  /** Does it send a mail, too? */
  isTold: boolean
  /** How often it is sent. */
  times: number
  /** Are all of them sent at once? Else each follows the answer to the one before. */
  isAtOnce: boolean
}>

/** So many of one row: then the days of a page begin again on the next. */
const DAYS = 500

/** The plan: every kind of request is sent 1, 2, 3, 4 and 5 times, at once and one after another. */
export function planRepeated(count: number): readonly Repeated[] {
  return Array.from({ length: count }, (_, number) => ({
    key: `request-${String(number)}`,
    page: `repeated-${String(Math.floor(number / DAYS))}`,
    day: new Date(Date.UTC(2000, 0, 1 + (number % DAYS))).toISOString().slice(0, 10),
    isTold: number % 2 === 1,
    times: 1 + (Math.floor(number / 2) % 5),
    isAtOnce: Math.floor(number / 10) % 2 === 0,
  }))
}

/**
 * Answers that ask for nothing but patience: none at all; the same request is being worked on (409); the database is busy
 * (503), as MongoDB is for up to a minute with the rows of a transaction whose process was killed.
 */
const EXPECTED: ReadonlySet<string> = new Set(['done', 'unknown', '409', '503'])

/** What became of a request: whether any copy was answered well, and what was answered otherwise. */
export type Ended = Readonly<{ isDone: boolean; refusals: readonly string[] }>

/** Sends a request as its plan says. Never throws: without an answer nobody knows. */
export async function sendRepeated(
  client: HttpClient,
  document: string,
  request: Repeated,
): Promise<Ended> {
  const send = () => sendOnce(client, document, request)
  const answers: string[] = []
  if (request.isAtOnce)
    answers.push(...(await Promise.all(Array.from({ length: request.times }, send))))
  else while (answers.length < request.times) answers.push(await send())
  return {
    isDone: answers.includes('done'),
    refusals: answers.filter((one) => !EXPECTED.has(one)),
  }
}

async function sendOnce(
  client: HttpClient,
  document: string,
  { day, isTold, key, page }: Repeated,
): Promise<string> {
  const path = `/api/plugins/core/counts/${isTold ? 'tell' : 'add'}`
  const sending = { json: { document, page, day }, headers: { 'idempotency-key': key } }
  try {
    const { status } = await client.send('POST', path, sending)
    return status === 200 ? 'done' : String(status)
  } catch {
    return 'unknown'
  }
}

export type Sending = ClientOptions &
  Readonly<{
    document: string
    requests: readonly Repeated[]
    /** How many people send at a time. */
    people: number
    /** Told of each request that was answered well. */
    onDone: (request: Repeated) => void
  }>

/** Sends requests, each as its plan says, by several people at a time. @returns what was refused, and should not be */
export async function sendAll({
  document,
  onDone,
  people,
  requests,
  ...connection
}: Sending): Promise<readonly string[]> {
  const waiting = [...requests]
  const refused: string[] = []
  const work = async (): Promise<void> => {
    // As many connections as there are copies at once.
    const client = createClient({ ...connection, connections: 5 })
    for (let request = waiting.shift(); request; request = waiting.shift()) {
      const { isDone, refusals } = await sendRepeated(client, document, request)
      refused.push(...refusals)
      if (isDone) onDone(request)
      // A portal that is dead answers at once, and nothing is gained by asking without a pause.
      else await pause(5)
    }
    client.close()
  }
  await Promise.all(Array.from({ length: people }, work))
  return refused
}
