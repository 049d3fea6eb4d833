import { afterAll, beforeAll, expect, test } from '@jest/globals'
import request from 'supertest'
import { setTimeout as pause } from 'node:timers/promises'
import { createTestPortal, type TestPortal } from '#testing'
import { createApp } from '../createApp'

let portal: TestPortal
let isWritable = true
let isStopping = false
let probes = 0

beforeAll(async () => {
  portal = await createTestPortal()
  const database = portal.payload.db as unknown as { probe: () => Promise<void> }
  const probe = database.probe.bind(database)
  database.probe = async () => {
    probes++
    if (!isWritable) throw new Error('SQLITE_FULL: secret')
    await probe()
  }
})
afterAll(() => portal.stop())

const app = () =>
  request(
    createApp({
      payload: portal.payload,
      instanceKey: portal.instanceKey,
      health: {
        dataDir: portal.settings.dataDir,
        isStopping: () => isStopping,
        lastProvenBackup: async () => new Date('2026-09-01T03:00:00.000Z'),
      },
    }),
  )

test('ready: the database takes a write, nothing is waiting, the last proven backup is named', async () => {
  const answer = await app().get('/readyz')
  expect(answer.status).toBe(200)
  expect(answer.body).toEqual({
    ok: true,
    checks: {
      process: { ok: true },
      database: { ok: true },
      migrations: { ok: true },
      disk: { ok: true },
      queue: { ok: true },
      backup: { ok: true, detail: '2026-09-01T03:00:00.000Z' },
    },
  })
  expect(answer.headers['cache-control']).toBe('no-store')
})

test('not ready when the database takes no write; alive all the same; ready again without a restart', async () => {
  const http = app()
  isWritable = false
  const answer = await http.get('/readyz')
  expect(answer.status).toBe(503)
  expect(answer.body).toMatchObject({
    ok: false,
    checks: { database: { ok: false }, process: { ok: true } },
  })
  expect(answer.text).not.toContain('secret')
  expect((await http.get('/healthz')).body).toEqual({ ok: true })
  isWritable = true
  await pause(2100)
  expect((await http.get('/readyz')).status).toBe(200)
})

test('not ready while stopping', async () => {
  isStopping = true
  const answer = await app().get('/readyz')
  expect([answer.status, (answer.body as { checks: object }).checks]).toMatchObject([
    503,
    { process: { ok: false } },
  ])
  isStopping = false
})

test('a crowd that asks costs one probe', async () => {
  const http = app()
  probes = 0
  await Promise.all(Array.from({ length: 50 }, () => http.get('/readyz')))
  expect(probes).toBe(1)
})

test('both are asked by machines: under any host name, and by nothing but their own address', async () => {
  for (const host of ['10.0.0.7:8080', 'localhost:3000', 'evil.example']) {
    expect((await portal.http.get('/healthz').set('Host', host)).status).toBe(200)
    expect((await portal.http.head('/readyz').set('Host', host)).status).toBe(200)
  }
  for (const path of [
    '/healthz/',
    '/HEALTHZ',
    '/readyz/x',
    '/kk/healthz',
    '/livez',
    '/metrics',
    '/metrics/',
    '/status',
    '/debug',
    '/server-status',
  ]) {
    expect((await portal.http.get(path).set('Host', 'localhost:3000')).status).toBe(404)
  }
})
