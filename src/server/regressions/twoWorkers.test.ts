import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { getPayload, type Payload } from 'payload'
import request from 'supertest'
import { createTestPortal, twoSchools, type TestPortal } from '#testing'
import { portalConfig } from '../../../payload.config'
import { createApp, type App } from '../createApp'

/** two processes on one MongoDB. A SQLite file has one process, whose sessions `oldSessions.test.ts` ends. */
const isMongo = process.env.MONGODB_URI !== undefined
const onBoth = isMongo ? describe : describe.skip

let portal: TestPortal
let other: Payload
let second: App
let institution: string

beforeAll(async () => {
  if (!isMongo) return
  portal = await createTestPortal()
  institution = (await twoSchools(portal.payload)).a.institution
  const instanceKey = randomUUID()
  other = await getPayload({
    config: portalConfig(portal.settings, {}, [], true),
    key: instanceKey,
  })
  second = createApp({ payload: other, instanceKey })
})
afterAll(async () => {
  if (!isMongo) return
  await (other.db as unknown as { close: () => Promise<void> }).close()
  await portal.stop()
})

onBoth('what ends a session in one process', () => {
  test('ends it in the other at the next request', async () => {
    const root = await portal.as('root')
    const deeds: readonly ((agent: { userId: string }) => PromiseLike<{ status: number }>)[] = [
      ({ userId }) => root.patch(`/api/users/${userId}`).send({ disabled: true }),
      ({ userId }) => root.delete(`/api/users/${userId}`),
      ({ userId }) =>
        root.post(`/api/users/${userId}/password`).send({ password: 'дала үстінде қыран' }),
    ]
    for (const deed of deeds) {
      const agent = await portal.as('teacher', institution)
      const place = { domain: '127.0.0.1', path: '/', secure: false, script: false }
      const Cookie = `orda=${agent.jar.getCookie('orda', place)?.value ?? ''}`
      const there = async () =>
        (await request(second).get('/api/users/me').set({ Host: 'localhost:3000', Cookie })).body
      expect(await there()).toMatchObject({ user: { id: agent.userId } })
      expect((await deed(agent)).status).toBe(200)
      expect(await there()).toMatchObject({ user: null })
    }
  })
})
