import { createClient, expectJson, type HttpClient } from '../client/httpClient'
import { signIn } from '../client/signIn'
import { median } from '../measure/statistics'
import type { Prepared } from '../portal/preparePortal'
import {
  placePortal,
  startPortal,
  startPreparedPortal,
  type PortalAddress,
} from '../portal/startPortal'
import { findMongo, type Mongo } from '../processes/findMongo'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { nothing, speed, type Figure, type FigureOptions, type Outcome } from '../report/outcome'

const TARGET_MS = 1000
const GIVE_UP_MS = 10_000

/** What a reader saw of one publication, ms of one clock. */
export type Publication = Readonly<{
  sentAt: number
  /** When the editor's answer had come. */
  storedAt: number
  /** Every answer the reader got, in order. */
  readings: readonly Readonly<{ sentAt: number; endedAt: number; isNew: boolean }>[]
}>

/** From the sending of an editor's PATCH to the first public answer with the new text. */
export const publishVisible: Figure = {
  name: 'publishVisible',
  isPromise: true,
  async run(options) {
    const outcomes = [await onSqlite(options)]
    const mongo = await findMongo()
    if ('missing' in mongo)
      return [
        ...outcomes,
        { ...row('MongoDB, another process'), measured: mongo.missing, verdict: 'not run' },
      ]
    try {
      return [...outcomes, ...(await onMongo(mongo, options))]
    } finally {
      await mongo.stop()
    }
  },
}

const row = (where: string): Pick<Outcome, 'figure' | 'target'> => ({
  figure: `publish → visible, ${where}`,
  target: '≤ 1 s, 0 stale',
})

function onSqlite({ isShort }: FigureOptions): Promise<Outcome> {
  return inTemporaryFolder(async (dataDir) => {
    const portal = await startPreparedPortal(await placePortal(dataDir))
    const publications = await publish({
      editorAt: portal,
      readerAt: portal,
      prepared: portal.prepared,
      count: isShort ? 10 : 20,
    })
    await portal.stop()
    return outcomeOf('SQLite', publications, true)
  })
}

function onMongo(mongo: Mongo, { isShort }: FigureOptions): Promise<Outcome[]> {
  const databaseUrl = mongo.database('publish')
  const count = isShort ? 10 : 20
  return inTemporaryFolder((first) =>
    inTemporaryFolder(async (second) => {
      const editorAt = await startPreparedPortal(await placePortal(first, databaseUrl))
      const other = await startPortal(await placePortal(second, databaseUrl))
      const { prepared } = editorAt
      const same = await publish({ editorAt, readerAt: editorAt, prepared, count })
      const across = await publish({ editorAt, readerAt: other, prepared, count })
      await Promise.all([editorAt.stop(), other.stop()])
      return [
        outcomeOf('MongoDB', same, true),
        outcomeOf('MongoDB, another process', across, false),
      ]
    }),
  )
}

type Setting = Readonly<{
  editorAt: PortalAddress
  readerAt: PortalAddress
  prepared: Prepared
  count: number
}>

async function publish({ count, editorAt, prepared, readerAt }: Setting): Promise<Publication[]> {
  const editor = createClient({ ...editorAt, cookie: await signIn(editorAt, prepared.editor) })
  const reader = createClient(readerAt)
  const publications: Publication[] = []
  for (let index = 0; index < count; index++) {
    const mark = `belgi-${String(Date.now())}-${String(index)}`
    // Whatever is cached now is what must not be seen for long.
    await reader.send('GET', prepared.path)
    const stored = editor
      .send('PATCH', `/api/pages/${prepared.page}?locale=kk&depth=0`, {
        json: { title: mark, _status: 'published' },
      })
      .then((answer) => {
        expectJson(answer, 200)
        return answer
      })
    const readings = await readUntil(reader, prepared.path, mark)
    const { endedAt, sentAt } = await stored
    publications.push({
      sentAt,
      storedAt: endedAt,
      readings: [...readings, ...(await readOn(reader, prepared.path, mark))],
    })
  }
  editor.close()
  reader.close()
  return publications
}

async function readUntil(
  reader: HttpClient,
  path: string,
  mark: string,
): Promise<Publication['readings'][number][]> {
  const readings: Publication['readings'][number][] = []
  const giveUpAt = performance.now() + GIVE_UP_MS
  while (performance.now() < giveUpAt) {
    const [reading] = await readOn(reader, path, mark, 1)
    if (reading) readings.push(reading)
    if (reading?.isNew === true) return readings
  }
  throw new Error(`not visible after ${String(GIVE_UP_MS)} ms`)
}

async function readOn(
  reader: HttpClient,
  path: string,
  mark: string,
  times = 5,
): Promise<Publication['readings'][number][]> {
  const readings: Publication['readings'][number][] = []
  for (let time = 0; time < times; time++) {
    const { endedAt, sentAt, text } = await reader.send('GET', path)
    readings.push({ sentAt, endedAt, isNew: text.includes(mark) })
  }
  return readings
}

/**
 * How long the reader waited, and how many answers were old although the editor (in the same process), or a reader
 * before, already knew better.
 */
export function judge(
  { readings, sentAt, storedAt }: Publication,
  isSameProcess: boolean,
): { waitedMs: number; stale: number } {
  const first = readings.find(({ isNew }) => isNew)
  const seenAt = first?.endedAt ?? Infinity
  const knownAt = isSameProcess ? Math.min(storedAt, seenAt) : seenAt
  return {
    waitedMs: seenAt - sentAt,
    stale: readings.filter((reading) => !reading.isNew && reading.sentAt >= knownAt).length,
  }
}

function outcomeOf(
  where: string,
  publications: readonly Publication[],
  isSameProcess: boolean,
): Outcome {
  const judged = publications.map((publication) => judge(publication, isSameProcess))
  const waits = judged.map(({ waitedMs }) => waitedMs)
  const stale = judged.reduce((sum, one) => sum + one.stale, 0)
  const slowest = Math.max(...waits)
  return {
    ...row(where),
    measured: `${slowest.toFixed(0)} ms, ${String(stale)} stale`,
    verdict: stale > 0 ? nothing(stale) : speed(slowest <= TARGET_MS),
    note: `the longest of ${String(waits.length)}; median ${median(waits).toFixed(0)} ms`,
  }
}
