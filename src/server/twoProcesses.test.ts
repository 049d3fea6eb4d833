import { afterAll, beforeAll, expect, test } from '@jest/globals'
import request from 'supertest'
import { randomUUID } from 'node:crypto'
import { getPayload, type Payload } from 'payload'
import { enqueue, inTransaction, pathOf, portalOf, runNextJob } from '#kernel'
import { createTestPortal, tripsPlugin, tripsSeen, type TestPortal } from '#testing'
import { seed } from '../../seed'
import { DEMO_SCHOOL } from '../../seed/core/institutions'
import { institutionsByBin } from '../../seed/core/institutionsByBin'
import { portalConfig } from '../../payload.config'
import { createApp, type App } from './createApp'

/** Two portals on one MongoDB, as two processes are: what one publishes, the other shows within half a second. */
const run = process.env.MONGODB_URI === undefined ? test.skip : test
const isMongo = process.env.MONGODB_URI !== undefined

let first: TestPortal
let secondPayload: Payload
let second: App
let stopFollowing: () => Promise<void>

beforeAll(async () => {
  if (!isMongo) return
  first = await createTestPortal({ plugins: [tripsPlugin] })
  await seed(first.payload)
  const instanceKey = randomUUID()
  secondPayload = await getPayload({
    config: portalConfig(first.settings, {}, [tripsPlugin], true),
    key: instanceKey,
  })
  second = createApp({ payload: secondPayload, instanceKey })
  stopFollowing = portalOf(secondPayload).invalidations.follow()
})
afterAll(async () => {
  if (!isMongo) return
  await stopFollowing()
  await (secondPayload.db as unknown as { close: () => Promise<void> }).close()
  await first.stop()
})

const read = async (): Promise<string> =>
  (await request(second).get('/kk/s/kokshetau-1/mektep-turaly').set('Host', 'localhost:3000')).text

run('what one process publishes, another shows without being told', async () => {
  const editor = await first.as('editor', (await institutionsByBin(first.payload))(DEMO_SCHOOL))
  const found = await editor.get('/api/pages?where[slug][equals]=mektep-turaly&depth=0')
  const { id } = (found.body as { docs: { id: string }[] }).docs[0] ?? { id: '' }
  for (const title of ['Бірінші тақырып', 'Екінші тақырып', 'Үшінші тақырып']) {
    expect(await read()).not.toContain(title)
    const saved = await editor
      .patch(`/api/pages/${id}?locale=kk`)
      .send({ title, _status: 'published' })
    expect(saved.status).toBe(200)
    const until = Date.now() + 5000
    while (!(await read()).includes(title) && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect(await read()).toContain(title)
  }
})

run('what one process switches off is gone from another within a second', async () => {
  const school = (await institutionsByBin(first.payload))(DEMO_SCHOOL)
  const head = await first.as('head', school)
  const word = 'Шарын'
  const editor = await first.as('editor', school)
  const made = await editor
    .post('/api/trips?locale=kk&depth=0')
    .send({ title: word, institution: school })
  const trip = (made.body as { doc: { id: string } }).doc.id
  const place = await first.payload.findByID({
    collection: 'institutions',
    depth: 0,
    id: school,
    overrideAccess: true,
  })
  const path = pathOf(place)
  const get = (path: string) => request(second).get(path).set('Host', 'localhost:3000')
  const remind = () =>
    inTransaction(first.payload, (req) => enqueue(req, 'trips.remind', { trip }, { path }))
  /** Is it there, as readers, programs, the search and the jobs of the second process have it? */
  const isThere = {
    page: async () => (await get('/kk/s/kokshetau-1/trips/')).status === 200,
    api: async () => (await get('/api/trips?depth=0')).text.includes(trip),
    search: async () =>
      (await get(`/kk/trips/?q=${encodeURIComponent(word)}`)).text.includes(`<p>${word}</p>`),
    job: async () => {
      tripsSeen.reminded.length = 0
      await remind()
      while (await runNextJob(secondPayload)) continue
      return tripsSeen.reminded.length > 0
    },
  }
  for (const look of Object.values(isThere)) expect(await look()).toBe(true)
  const decision = { institution: school, module: 'trips', state: 'off', reason: '№ 1' }
  expect((await head.post('/api/module-switches?depth=0').send(decision)).status).toBe(201)
  const begun = Date.now()
  const goneAfter = async (look: () => Promise<boolean>): Promise<number> => {
    while ((await look()) && Date.now() < begun + 5000)
      await new Promise((resolve) => setTimeout(resolve, 20))
    return Date.now() - begun
  }
  for (const look of Object.values(isThere)) expect(await goneAfter(look)).toBeLessThan(1000)
  // Nothing is lost: the jobs that waited run when it is on again.
  await head.post('/api/module-switches?depth=0').send({ ...decision, state: 'on' })
  while (!(await isThere.page()) && Date.now() < begun + 10_000) continue
  expect(await isThere.job()).toBe(true)
  expect(tripsSeen.reminded.length).toBeGreaterThan(1)
})
