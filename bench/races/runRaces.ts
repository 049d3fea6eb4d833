import { setTimeout as pause } from 'node:timers/promises'
import { LOCALES } from '#kernel'
import { pick, pickBetween } from '../../seed/core/tree/random'
import { createClient, type ClientOptions, type HttpClient } from '../client/httpClient'
import { concernedBy, directory, noticesOf, pagesOf, starts, type Place } from './places'
import { createRaceReader, type RaceReader, type Readings } from './raceReader'
import type { RaceWorld } from './raceWorld'
import { planWrite, sendWrite } from './raceWrites'

export type RacesOptions = Readonly<{
  /** The portals on one database; each is written to and read from. */
  portals: readonly ClientOptions[]
  cookie: string
  world: RaceWorld
  random: () => number
  /** Readings that race with a write. */
  races: number
  /** No race begins later, ms. */
  limitMs: number
}>

/** What was read, and what was refused. */
export type RaceRecord = Readings & {
  readonly refused: string[]
  /** Answers that came while something was written; the others are from the last look at everything. */
  raced: number
}

const WRITERS = 4
/** Readers ask so many ms after a write was sent, at most. */
const DURING_MS = 30
/** So many ask for the same within a few ms, so that they share what is being made. */
const CROWD = 3
const CROWD_MS = 12

/**
 * Lets writers write and readers read what is being written: before each write is sent, while it is under way, and as
 * soon as it is acknowledged. At last everything is read once more.
 */
export async function runRaces(options: RacesOptions): Promise<RaceRecord> {
  const { cookie, limitMs, portals, races, random, world } = options
  const record: RaceRecord = {
    ...{ answered: 0, raced: 0, unchanged: 0, unanswered: 0 },
    ...{ sights: [], wrong: [], refused: [] },
  }
  const readers = portals.map((portal, index) => createRaceReader(portal, index, record))
  const editors = portals.map((portal) => createClient({ ...portal, cookie, connections: WRITERS }))
  const race: Race = { editors, random, readers, record, world }
  const until = performance.now() + limitMs
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      while (record.answered < races && performance.now() < until) await oneWrite(race)
    }),
  )
  record.raced = record.answered
  await pause(1000)
  await Promise.all(readers.map((reader) => readAll(race, reader)))
  for (const client of [...readers, ...editors]) client.close()
  return record
}

type Race = Pick<RacesOptions, 'random' | 'world'> &
  Readonly<{
    editors: readonly HttpClient[]
    readers: readonly RaceReader[]
    record: RaceRecord
  }>

async function oneWrite({ editors, random, readers, record, world }: Race): Promise<void> {
  const target = pick(
    random,
    world.targets.filter(({ isTaken }) => !isTaken),
  )
  const process = pickBetween(random, 0, editors.length - 1)
  const editor = editors[process]
  if (!editor) return
  target.isTaken = true
  const site = target.site === 0 ? pickBetween(random, 1, world.sites) : target.site
  const places = concernedBy(target.thing, site, world.sites)
  const [place, other] = [pick(random, places), pick(random, places)]
  const crowd = (to: Place): Promise<unknown> =>
    Promise.all(
      Array.from({ length: CROWD }, async (_, index) => {
        if (index > 0) await pause(random() * CROWD_MS)
        await pick(random, readers).read(to, random)
      }),
    )
  const readings = [crowd(place)]
  await pause(random() * 5)
  const before = { shown: { ...target.shown }, isPublic: target.isPublic }
  const plan = planWrite(target, random)
  const writing = sendWrite(editor, target, plan, process)
  readings.push(pause(random() * DURING_MS).then(() => crowd(place)))
  const { answer, ...change } = await writing
  readings.push(crowd(place), crowd(other))
  world.changes.push(change)
  if (change.ending !== 'acknowledged') {
    record.refused.push(answer)
    Object.assign(target.shown, before.shown)
    target.isPublic = before.isPublic
  }
  // What nobody knows the state of is left alone from then on.
  target.isTaken = change.ending === 'unknown'
  await Promise.all(readings)
}

async function readAll({ random, world }: Race, reader: RaceReader): Promise<void> {
  const places: Place[] = LOCALES.flatMap((locale) => [
    ...starts(locale),
    directory(world.sites, locale),
    ...Array.from({ length: world.sites }, (_, index) => [
      ...pagesOf(index + 1, locale),
      ...noticesOf(index + 1, locale),
    ]).flat(),
  ])
  for (const place of places) await reader.read(place, random)
}
