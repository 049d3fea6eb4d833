import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Payload } from 'payload'
import { z } from 'zod'
import { createTestPortal, type TestPortal } from '#testing'
import { defineJob } from './definePlugin'
import { startJobRunner } from './jobRunner'
import { enqueue } from './jobs'
import type { PortalJob } from './manifest'
import { attachState, portalOf } from './state'
import { inTransaction } from './transaction'

let portal: TestPortal
let begun: (id: string) => void = () => undefined
let mayEnd: Promise<void> = Promise.resolve()
const ended: string[] = []
const job = defineJob({
  slug: 'mail.send',
  input: z.object({ id: z.string() }),
  async run(_ctx, { id }) {
    begun(id)
    await mayEnd
    ended.push(id)
  },
})

beforeAll(async () => {
  portal = await createTestPortal()
  const state = portalOf(portal.payload)
  const jobs = new Map<string, PortalJob>([[job.slug, job]])
  attachState(portal.payload, { ...state, registry: { ...state.registry, jobs } })
})
afterAll(() => portal.stop())

const add = (id: string) => inTransaction(portal.payload, (req) => enqueue(req, job.slug, { id }))
const beginning = () =>
  new Promise<string>((resolve) => {
    begun = resolve
  })

test('what is enqueued is run, one after another', async () => {
  await add('a')
  await add('b')
  const all = new Promise<void>((resolve) => {
    begun = () => (ended.length === 1 ? resolve() : undefined)
  })
  const runner = startJobRunner(portal.payload)
  await all
  await runner.stop()
  expect([...ended].sort()).toEqual(['a', 'b'])
})

test('stopping waits for the job in hand and begins no other', async () => {
  ended.length = 0
  let end = (): void => undefined
  mayEnd = new Promise((resolve) => (end = resolve))
  await add('a')
  await add('b')
  const first = beginning()
  const runner = startJobRunner(portal.payload)
  const id = await first
  const stopped = runner.stop()
  end()
  await stopped
  expect(ended).toEqual([id])
})

test('a runner outlives a database that cannot be reached', async () => {
  let asked = (): void => undefined
  const twice = new Promise<void>((resolve) => (asked = resolve))
  let times = 0
  const count = () => {
    if (++times === 2) asked()
    return Promise.reject(new Error('unreachable'))
  }
  const db = Object.assign(Object.create(portal.payload.db) as object, { count })
  const runner = startJobRunner(Object.assign(Object.create(portal.payload) as Payload, { db }))
  await twice
  await runner.stop()
})
