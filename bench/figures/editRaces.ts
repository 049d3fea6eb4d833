import { randomInt } from 'node:crypto'
import { randomOf } from '../../seed/core/tree/random'
import { createClient } from '../client/httpClient'
import { signIn } from '../client/signIn'
import { placePortal, startPortal, startPreparedPortal } from '../portal/startPortal'
import { findMongo, type Mongo } from '../processes/findMongo'
import { inTemporaryFolder } from '../processes/temporaryFolder'
import { checkRaces } from '../races/checkRaces'
import { makeRaceWorld } from '../races/raceWorld'
import { runRaces, type RacesOptions } from '../races/runRaces'
import { nothing, type Figure, type FigureOptions, type Outcome } from '../report/outcome'

/** What the README promises for readers of another process than the editor's. */
const BOUND_MS = 1000
const MOST_NAMED = 10

/** Readers ask for what is being written, again and again: nothing they get may be older than they could expect. */
export const editRaces: Figure = {
  name: 'editRaces',
  async run(options) {
    const onSqlite = await withoutMongo(options)
    const mongo = await findMongo()
    if ('missing' in mongo)
      return [
        onSqlite,
        { ...rowOf('MongoDB, two processes'), measured: mongo.missing, verdict: 'not run' },
      ]
    try {
      return [onSqlite, await withMongo(mongo, options)]
    } finally {
      await mongo.stop()
    }
  },
}

const rowOf = (where: string): Pick<Outcome, 'figure' | 'target'> => ({
  figure: `readers race with editors, ${where}: stale; wrong`,
  target: '0; 0',
})

function withoutMongo(options: FigureOptions): Promise<Outcome> {
  return inTemporaryFolder(async (dataDir) => {
    const portal = await startPreparedPortal(await placePortal(dataDir))
    const cookie = await signIn(portal, portal.prepared.root)
    const outcome = await race('SQLite', options, { portals: [portal], cookie })
    await portal.stop()
    return outcome
  })
}

function withMongo(mongo: Mongo, options: FigureOptions): Promise<Outcome> {
  const databaseUrl = mongo.database('races')
  return inTemporaryFolder((first) =>
    inTemporaryFolder(async (second) => {
      const portal = await startPreparedPortal(await placePortal(first, databaseUrl))
      const other = await startPortal(await placePortal(second, databaseUrl))
      const cookie = await signIn(portal, portal.prepared.root)
      const outcome = await race('MongoDB, two processes', options, {
        portals: [portal, other],
        cookie,
      })
      await Promise.all([portal.stop(), other.stop()])
      return outcome
    }),
  )
}

async function race(
  where: string,
  { isShort, print }: FigureOptions,
  at: Pick<RacesOptions, 'cookie' | 'portals'>,
): Promise<Outcome> {
  const seed = randomInt(2 ** 31)
  const [portal] = at.portals
  if (!portal) throw new TypeError('There is no portal')
  const root = createClient({ ...portal, cookie: at.cookie })
  const world = await makeRaceWorld(root, isShort ? 2 : 8)
  root.close()
  const record = await runRaces({
    ...at,
    world,
    random: randomOf(seed),
    races: isShort ? 300 : 10_000,
    limitMs: isShort ? 6000 : at.portals.length * 45_000 + 40_000,
  })
  if (record.raced === 0 || record.refused.length === world.changes.length - 1)
    throw new Error(`nothing raced: ${record.refused[0] ?? 'nobody was answered'}`)
  const { stale, wrong } = checkRaces(world.changes, record.sights, { boundMs: BOUND_MS })
  const allWrong = [...record.wrong, ...wrong]
  for (const line of [...stale.slice(0, MOST_NAMED), ...allWrong.slice(0, MOST_NAMED)])
    print(`  ${line}`)
  for (const line of record.refused.slice(0, MOST_NAMED)) print(`  refused: ${line}`)
  const writes = world.changes.length - 1
  return {
    ...rowOf(where),
    measured: `${String(stale.length)}; ${String(allWrong.length)}`,
    verdict: nothing(stale.length, allWrong.length),
    note:
      `${String(record.raced)} answers raced with ${String(writes)} writes on ${String(world.sites)} sites ` +
      `(${String(record.refused.length)} not acknowledged), ${String(record.unchanged)} of them 304, ` +
      `${String(record.unanswered)} 503 or none; ${String(record.sights.length)} things looked at; seed ${String(seed)}`,
  }
}
