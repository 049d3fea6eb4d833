import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { definePlugin, inTransaction, runNextJob, systemDb, systemStore } from '#kernel'
import {
  clubs,
  clubsSeen,
  createTestPortal,
  schoolsAtWork,
  tripsPlugin,
  tripsSeen,
  type TestPortal,
  type WorkingSchool,
} from '#testing'
import { relayEvents } from '../kernel/stores/events'

/** What a module has put into stores, told and planned rests where it is off, and is there when it is on again. */
let portal: TestPortal
let own: WorkingSchool
let other: WorkingSchool
let root: WorkingSchool['editor']
const heard: string[] = []

/** A module that hears of what another one does. */
const listeners = definePlugin({
  id: 'listeners',
  version: '1.0.0',
  permissions: {},
  on: { 'clubs.sheetSaved': (_ctx, { id }) => Promise.resolve(void heard.push(id)) },
  translations: { kk: { 'module.name': 'a' }, ru: { 'module.name': 'b' } },
})

beforeAll(async () => {
  portal = await createTestPortal({ plugins: [clubs, tripsPlugin, listeners], startsOn: true })
  const schools = await schoolsAtWork(portal)
  own = schools.own
  other = schools.foreign
  root = await portal.as('root')
})
afterAll(() => portal.stop())
beforeEach(async () => {
  await portal.payload.delete({ collection: 'module-switches', overrideAccess: true, where: {} })
  await drain()
  for (const seen of [heard, tripsSeen.reminded, clubsSeen.heard]) seen.length = 0
})

const say = (module: string, state: 'off' | 'on', institution = own.institution) =>
  inTransaction(portal.payload, async (req) => {
    const data = { institution, module, reason: '№ 1', state }
    await systemDb(req).create({ collection: 'module-switches', data, depth: 0 })
  })
const everywhere = async (module: string, state: 'off' | 'on') => {
  const { docs } = await portal.payload.find({
    collection: 'institutions',
    overrideAccess: true,
    where: { kind: { equals: 'ministry' } },
  })
  await say(module, state, String(docs[0]?.id))
}

const CLUBS = '/api/plugins/clubs'
const DAY = '2026-09-01'
let names = 0
const fresh = () => `club-${String(++names)}`
const save = (school: WorkingSchool, club: string, rev?: number) =>
  school.editor
    .post(`${CLUBS}/save`)
    .send({ page: school.published, club, cells: { secret: 7 }, rev })
const seen = async (who: WorkingSchool['editor'], club?: string) =>
  (
    (await who.get(`${CLUBS}/sheets`).query(club === undefined ? {} : { club })).body as {
      club: string
    }[]
  ).map((row) => row.club)
const drain = async () => {
  while (await relayEvents(portal.payload)) continue
  while (await runNextJob(portal.payload)) continue
}

describe('a store of a module', () => {
  test('shows what stands where the module is on, and nothing else, to nobody', async () => {
    const [here, there] = [fresh(), fresh()]
    for (const [school, club] of [[own, here] as const, [other, there] as const])
      expect((await save(school, club)).status).toBe(200)
    expect(await seen(root)).toEqual(expect.arrayContaining([here, there]))
    await say('clubs', 'off')
    expect(await seen(own.editor)).toEqual([])
    expect(await seen(own.editor, here)).toEqual([])
    expect(await seen(root, here)).toEqual([])
    expect(await seen(root)).not.toContain(here)
    expect(await seen(root)).toContain(there)
    await say('clubs', 'on')
    expect(await seen(own.editor, here)).toEqual([here])
  })

  test('takes no new row where the module is off, and knows none that stands there', async () => {
    const club = fresh()
    await save(own, club)
    await say('clubs', 'off')
    const made = await save(own, fresh())
    expect([made.status, made.body.error.code]).toEqual([409, 'module_off'])
    const page = own.published
    const refused = [
      await save(own, club, 1),
      await root.delete(`${CLUBS}/sheet`).query({ club }),
      await root.post(`${CLUBS}/visit`).send({ page: other.published, clubs: [club] }),
    ]
    for (const { body, status } of refused)
      expect([status, body.error]).toMatchObject([404, { code: 'not_found' }])
    const taken = await root.post(`${CLUBS}/save`).send({ page: other.published, club })
    expect([taken.status, taken.body.error.details]).toEqual([409, { store: 'clubs-sheets' }])
    const visited = await root.post(`${CLUBS}/visit`).send({ page, clubs: [fresh()] })
    expect(visited.body.error.code).toBe('module_off')
    await say('clubs', 'on')
    expect((await save(own, club, 1)).body).toMatchObject({ rev: 2 })
  })

  test('is closed where its endpoints are: off everywhere', async () => {
    const club = fresh()
    await save(own, club)
    await everywhere('clubs', 'off')
    expect((await root.get(`${CLUBS}/sheets`)).status).toBe(404)
    // Data are kept, and the system has them.
    const door = systemStore({ payload: portal.payload })('clubs-sheets')
    expect(await door.get({ club, day: DAY })).toMatchObject({ cells: { secret: 7 } })
  })

  test('without places is there while the module is on anywhere', async () => {
    const pupil = await portal.as('pupil', own.institution)
    const note = () => pupil.post(`${CLUBS}/note`).send({ owner: pupil.userId, text: 'x' })
    await say('clubs', 'off')
    expect((await note()).status).toBe(200)
    const { body } = await pupil.get(`${CLUBS}/notes`).query({ owner: pupil.userId })
    expect(body).toHaveLength(1)
  })
})

describe('the search', () => {
  test('names nothing that stands where its module is off', async () => {
    const word = 'Шымбұлақ'
    for (const school of [own, other])
      await school.editor
        .post('/api/trips?locale=kk&depth=0')
        .send({ title: `${word} ${school.slug}`, institution: school.institution })
    const found = async () => {
      const path = `/kk/trips/?q=${encodeURIComponent(word)}`
      const { text } = await portal.http.get(path).set('Host', 'localhost:3000')
      return [own, other].map(({ slug }) => text.includes(`${word} ${slug}`))
    }
    expect(await found()).toEqual([true, true])
    await say('trips', 'off')
    expect(await found()).toEqual([false, true])
    await say('trips', 'on')
    expect(await found()).toEqual([true, true])
  })
})

describe('an event', () => {
  test('is not heard by a module that is off where it happened, then or later', async () => {
    await say('listeners', 'off')
    const [here, there] = [fresh(), fresh()]
    await save(own, here)
    await save(other, there)
    await drain()
    expect(heard).toEqual([`${there}/${DAY}`])
    expect([...clubsSeen.heard].sort()).toEqual([`${here}/${DAY}`, `${there}/${DAY}`].sort())
    await say('listeners', 'on')
    await drain()
    expect(heard).toHaveLength(1)
    await save(own, here, 1)
    await drain()
    expect(heard).toHaveLength(2)
  })

  test('of a row that is removed tells where it stood', async () => {
    const club = fresh()
    await save(own, club)
    await drain()
    heard.length = 0
    await say('listeners', 'off')
    await own.editor.delete(`${CLUBS}/sheet`).query({ club })
    await drain()
    expect(heard).toEqual([])
  })
})

describe('a job', () => {
  const trip = async (school: WorkingSchool): Promise<string> => {
    const { body } = await school.editor
      .post('/api/trips?locale=kk&depth=0')
      .send({ title: fresh(), institution: school.institution })
    return (body as { doc: { id: string } }).doc.id
  }
  const remind = async (school: WorkingSchool, isPlaced = true): Promise<string> => {
    const id = await trip(school)
    const sent = await school.editor.post('/api/plugins/trips/remind').send({ trip: id, isPlaced })
    expect(sent.status).toBe(200)
    return id
  }
  const waiting = async () => {
    const where = { state: { equals: 'waiting' } }
    const { docs } = await portal.payload.db.find<Record<string, unknown>>({
      collection: 'jobs',
      where,
    })
    return docs.map(({ attempts, kind }) => ({ attempts, kind }))
  }

  test('waits while its module is off at its place, loses no attempt, and then runs', async () => {
    const [here, there] = [await remind(own), await remind(other)]
    await say('trips', 'off')
    await drain()
    expect(tripsSeen.reminded).toEqual([there])
    expect(await waiting()).toEqual([{ attempts: 0, kind: 'trips.remind' }])
    await say('trips', 'on')
    await drain()
    expect(tripsSeen.reminded).toEqual([there, here])
    expect(await waiting()).toEqual([])
  })

  test('that names no place waits while its module is off everywhere', async () => {
    const id = await remind(own, false)
    await everywhere('trips', 'off')
    await drain()
    expect(tripsSeen.reminded).toEqual([])
    await say('trips', 'on')
    await drain()
    expect(tripsSeen.reminded).toEqual([id])
  })

  test('of another module is not kept waiting', async () => {
    await remind(own)
    await everywhere('trips', 'off')
    await save(own, fresh())
    await drain()
    expect(clubsSeen.heard).toHaveLength(1)
    expect(await waiting()).toHaveLength(1)
  })
})
