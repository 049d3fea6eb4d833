import { afterAll, beforeAll, expect, test } from '@jest/globals'
import request from 'supertest'
import { randomUUID } from 'node:crypto'
import { getPayload, type Payload } from 'payload'
import { portalOf } from '#kernel'
import { createTestPortal, type TestPortal } from '#testing'
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
  first = await createTestPortal()
  await seed(first.payload)
  const instanceKey = randomUUID()
  secondPayload = await getPayload({
    config: portalConfig(first.settings, {}, [], true),
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
  const page = async (): Promise<number> =>
    (await request(second).get('/kk/s/kokshetau-1/notices/').set('Host', 'localhost:3000')).status
  expect(await page()).toBe(200)
  const decision = { institution: school, module: 'notices', state: 'off', reason: '№ 1' }
  expect((await head.post('/api/module-switches?depth=0').send(decision)).status).toBe(201)
  const begun = Date.now()
  while ((await page()) !== 404 && Date.now() < begun + 5000)
    await new Promise((resolve) => setTimeout(resolve, 20))
  expect(Date.now() - begun).toBeLessThan(1000)
})
