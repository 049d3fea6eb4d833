import { createClient, type ClientOptions, type HttpClient } from '../client/httpClient'
import type { CountWrite } from './checkCounts'

/** A request that can be sent again as it was. */
export type KeyedWrite = CountWrite & Readonly<{ key: string; page: string; day: string }>

export type CountWritersOptions = ClientOptions &
  Readonly<{
    count: number
    /** Id of the document whose place the rows take. */
    document: string
    /** Makes the rows of this round differ from every other's. */
    name: string
    writes: KeyedWrite[]
  }>

/** Sends one request; how it ended is part of the record. Never throws. */
export async function addOne(
  client: HttpClient,
  document: string,
  { day, key, page }: Pick<KeyedWrite, 'day' | 'key' | 'page'>,
): Promise<KeyedWrite> {
  const common = { key, page, day, row: `${page} ${day}` }
  const sending = { json: { document, page, day }, headers: { 'idempotency-key': key } }
  try {
    const { status } = await client.send('POST', '/api/plugins/core/counts/add', sending)
    return { ...common, ending: status === 200 ? 'acknowledged' : 'refused' }
  } catch {
    return { ...common, ending: 'unknown' }
  }
}

/** Starts people who add rows without pause, each a new one; `stop` waits until their last requests have ended. */
export function startCountWriters(
  options: CountWritersOptions,
): Readonly<{ answered: Promise<void>; stop: () => Promise<void> }> {
  const { count, document, name, writes } = options
  const state = { isOver: false }
  let noteAnswer: () => void = () => undefined
  const answered = new Promise<void>((resolve) => {
    noteAnswer = resolve
  })
  const write = async (writer: number): Promise<void> => {
    const client = createClient(options)
    for (let number = 0; !state.isOver; number++) {
      const page = `${name}-${String(writer)}`
      const day = new Date(Date.UTC(2000, 0, 1 + number)).toISOString().slice(0, 10)
      const written = await addOne(client, document, { day, key: `${page} ${day}`, page })
      writes.push(written)
      if (written.ending === 'unknown') break
      noteAnswer()
    }
    client.close()
  }
  const done = Promise.all(Array.from({ length: count }, (_, writer) => write(writer)))
  void done.then(noteAnswer)
  return {
    answered,
    async stop() {
      state.isOver = true
      await done
    },
  }
}
