import { createClient, expectJson, type HttpClient } from '../client/httpClient'
import { signIn } from '../client/signIn'
import { median } from '../measure/statistics'
import { placePortal, startPortal, startPreparedPortal } from '../portal/startPortal'
import { findMongo, type Mongo } from '../processes/findMongo'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { nothing, speed, type Figure, type FigureOptions, type Outcome } from '../report/outcome'
import { judgeSightings, type Sighting } from './judgeSightings'

const TARGET_MS = 1000
const GIVE_UP_MS = 10_000
/** How long everything is watched after it is gone: nothing may come back. */
const WATCHED_MS = 1500
const PAUSE_MS = 10

const SIGHTS = ['page', 'API', 'search', 'job'] as const
type Sight = (typeof SIGHTS)[number]

/** From the answer to a switch, in one process, to the last sign of the module anywhere, in another process. */
export const switchEverywhere: Figure = {
  name: 'switchEverywhere',
  isPromise: true,
  async run(options) {
    const mongo = await findMongo()
    if ('missing' in mongo)
      return SIGHTS.map((sight) => ({ ...row(sight), measured: mongo.missing, verdict: 'not run' }))
    try {
      return await onMongo(mongo, options)
    } finally {
      await mongo.stop()
    }
  },
}

const row = (sight: Sight): Pick<Outcome, 'figure' | 'target'> => ({
  figure: `module switched off → gone from another process, ${sight}`,
  target: '≤ 1 s, 0 back again',
})

function onMongo(mongo: Mongo, { isShort }: FigureOptions): Promise<Outcome[]> {
  const databaseUrl = mongo.database('switch')
  return inTemporaryFolder((first) =>
    inTemporaryFolder(async (second) => {
      const place = async (dataDir: string) => ({
        ...(await placePortal(dataDir, databaseUrl)),
        hasTrips: true,
      })
      const here = await startPreparedPortal(await place(first))
      const there = await startPortal(await place(second))
      const { editor, institution, path, root } = here.prepared
      const scene: Scene = {
        institution,
        site: path.split('/')[3] ?? '',
        root: createClient({ ...here, cookie: await signIn(here, root) }),
        editor: createClient({ ...here, cookie: await signIn(here, editor) }),
        reader: createClient({ ...there, connections: SIGHTS.length }),
      }
      const seen = await watchSwitches(scene, isShort ? 3 : 10)
      for (const client of [scene.root, scene.editor, scene.reader]) client.close()
      await Promise.all([here.stop(), there.stop()])
      return SIGHTS.map((sight) =>
        outcomeOf(
          sight,
          seen.map((one) => one[sight]),
        ),
      )
    }),
  )
}

type Scene = Readonly<{
  institution: string
  site: string
  root: HttpClient
  editor: HttpClient
  /** At the other process. */
  reader: HttpClient
}>

type Seen = Readonly<Record<Sight, readonly Sighting[]>>

async function watchSwitches(scene: Scene, rounds: number): Promise<Seen[]> {
  const word = 'Шарын'
  const made = await scene.editor.send('POST', '/api/trips?locale=kk&depth=0', {
    json: { title: word, institution: scene.institution },
  })
  const trip = (expectJson(made, 201).doc as { id: string }).id
  const looks = looksAt(scene, trip, word)
  const seen: Seen[] = []
  for (let round = 0; round < rounds; round++) {
    await untilAllAreThere(looks)
    seen.push(await watchOne(scene, looks, trip))
    await say(scene, 'on')
  }
  return seen
}

type Looks = Readonly<Record<Exclude<Sight, 'job'>, () => Promise<boolean>>>

function looksAt({ reader, site }: Scene, trip: string, word: string): Looks {
  const textAt = async (path: string) => (await reader.send('GET', path)).text
  return {
    page: async () => (await reader.send('GET', `/kk/s/${site}/trips/`)).status === 200,
    API: async () => (await textAt('/api/trips?depth=0')).includes(trip),
    search: async () =>
      (await textAt(`/kk/trips/?q=${encodeURIComponent(word)}`)).includes(`<p>${word}</p>`),
  }
}

async function untilAllAreThere(looks: Looks): Promise<void> {
  const giveUpAt = performance.now() + GIVE_UP_MS
  while (performance.now() < giveUpAt) {
    const all = await Promise.all(Object.values(looks).map((look) => look()))
    if (all.every(Boolean)) return
  }
  throw new Error(`not there ${String(GIVE_UP_MS)} ms after the module was switched on`)
}

/** @returns when the answer had come, epoch ms */
async function say({ institution, root }: Scene, state: 'off' | 'on'): Promise<number> {
  const json = { institution, module: 'trips', reason: '№ 1', state }
  expectJson(await root.send('POST', '/api/module-switches?depth=0', { json }), 201)
  return Date.now()
}

async function watchOne(scene: Scene, looks: Looks, trip: string): Promise<Seen> {
  const watch: Watch = { until: Infinity }
  const [offAt, page, api, search] = await Promise.all([
    switchOff(scene, watch),
    follow(looks.page, watch),
    follow(looks.API, watch),
    follow(looks.search, watch),
    planWork(scene, trip, watch),
  ])
  const since = (all: readonly Sighting[]): Sighting[] =>
    all.map(({ at, isThere }) => ({ at: at - offAt, isThere }))
  const job = since(await lastWork(scene))
  return { page: since(page), API: since(api), search: since(search), job }
}

/** @returns when the answer had come, epoch ms */
async function switchOff(scene: Scene, watch: Watch): Promise<number> {
  await untilWorkIsDone(scene)
  const offAt = await say(scene, 'off')
  watch.until = Date.now() + TARGET_MS + WATCHED_MS
  return offAt
}

type Watch = { until: number }

/** Gives the module something to do all the time; whatever is done after the switch is counted. */
async function planWork({ editor }: Scene, trip: string, watch: Watch): Promise<void> {
  while (Date.now() < watch.until) {
    expectJson(await editor.send('POST', '/api/plugins/core/trip-jobs', { json: { trip } }), 200)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

/** The last job that either process did was the last sign of it: it is gone from then on. */
async function lastWork({ editor }: Scene): Promise<Sighting[]> {
  const { doneAt } = expectJson(await editor.send('GET', '/api/plugins/core/trip-jobs'), 200)
  return [{ at: typeof doneAt === 'string' ? Date.parse(doneAt) : 0, isThere: false }]
}

/** Work that nobody did before would prove nothing by resting. */
async function untilWorkIsDone(scene: Scene): Promise<void> {
  const begun = Date.now()
  while (Date.now() < begun + GIVE_UP_MS) {
    if ((await lastWork(scene)).some(({ at }) => at > begun)) return
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  throw new Error(`no job was done within ${String(GIVE_UP_MS)} ms`)
}

async function follow(look: () => Promise<boolean>, watch: Watch): Promise<Sighting[]> {
  const seen: Sighting[] = []
  while (Date.now() < watch.until) {
    const isThere = await look()
    seen.push({ at: Date.now(), isThere })
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  return seen
}

function outcomeOf(sight: Sight, rounds: readonly (readonly Sighting[])[]): Outcome {
  const judged = rounds.map(judgeSightings)
  const waits = judged.map(({ goneAfter }) => goneAfter)
  const back = judged.reduce((sum, one) => sum + one.back, 0)
  const slowest = Math.max(...waits)
  return {
    ...row(sight),
    measured: `${slowest.toFixed(0)} ms, ${String(back)} back again`,
    verdict: back > 0 ? nothing(back) : speed(slowest <= TARGET_MS),
    note: `the longest of ${String(waits.length)}; median ${median(waits).toFixed(0)} ms; MongoDB`,
  }
}
