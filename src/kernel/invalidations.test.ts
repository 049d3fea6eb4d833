import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { Payload } from 'payload'
import { createTestPortal, type TestPortal } from '#testing'
import { createInvalidations, INVALIDATIONS, pruneInvalidations } from './invalidations'
import { inTransaction } from './transaction'

let portal: TestPortal
const stops: (() => unknown)[] = []

beforeAll(async () => {
  portal = await createTestPortal()
})
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})
afterAll(() => portal.stop())

/** The same portal, as if its database were shared with other processes; `more` replaces operations. */
const shared = (more: object = {}): Payload => {
  const db = Object.assign(Object.create(portal.payload.db) as object, more)
  Object.defineProperty(db, 'isShared', { value: true })
  return Object.assign(Object.create(portal.payload) as Payload, { db })
}
type Heard = string[] & { until: (tag: string) => Promise<void> }
/** One process: what it drops, and how to collect. */
const process = (payload: Payload) => {
  const invalidations = createInvalidations(payload)
  let check = (): void => undefined
  const until = (tag: string) =>
    new Promise<void>((resolve) => {
      check = () => (heard.includes(tag) ? resolve() : undefined)
      check()
    })
  const heard: Heard = Object.assign([], { until })
  const stop = invalidations.subscribe((tags) => {
    heard.push(...tags)
    check()
  })
  return { ...invalidations, heard, stop, payload }
}
type Process = ReturnType<typeof process>
const drop = ({ collect, payload }: Process, ...tags: string[]) =>
  inTransaction(payload, (req) => collect(req, tags))
const follow = ({ follow: start }: Process) => stops.push(start())

test('tags are dropped after the commit, not before', async () => {
  const one = process(portal.payload)
  await inTransaction(portal.payload, async (req) => {
    await one.collect(req, ['pages?id=1', 'pages?'])
    expect(one.heard).toHaveLength(0)
  })
  expect([...one.heard]).toEqual(['pages?id=1', 'pages?'])
})

test('tags of work that was rolled back are never dropped', async () => {
  const one = process(portal.payload)
  const work = inTransaction(portal.payload, async (req) => {
    await one.collect(req, ['pages?'])
    throw new Error('no')
  })
  await expect(work).rejects.toThrow('no')
  await drop(one, 'later')
  expect([...one.heard]).toEqual(['later'])
})

test('who has stopped listening hears nothing more', async () => {
  const one = process(portal.payload)
  one.stop()
  await drop(one, 'pages?')
  expect(one.heard).toHaveLength(0)
})

test('with a database of its own there is nobody to follow, and nothing is written down', async () => {
  const one = process(portal.payload)
  await one.follow()()
  await drop(one, 'pages?')
  if ((portal.payload.db as unknown as { isShared: boolean }).isShared) return
  const { docs } = await portal.payload.db.find({ collection: INVALIDATIONS })
  expect(docs).toEqual([])
})

test('another process hears of a drop; the one that dropped hears of it once', async () => {
  const [here, there] = [process(shared()), process(shared())]
  await drop(here, 'before')
  follow(here)
  follow(there)
  // The first look only learns what there is, and nobody says when it was: a cache that has just begun holds nothing.
  for (const [from, to, tag] of [[there, here, 'there'] as const, [here, there, 'here'] as const])
    while (!to.heard.includes(tag)) {
      await drop(from, tag)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  await drop(here, 'pages?id=1')
  await there.heard.until('pages?id=1')
  await drop(there, 'pages?id=2')
  await here.heard.until('pages?id=2')
  expect([...there.heard]).not.toContain('before')
  expect(here.heard.filter((tag) => tag === 'pages?id=1')).toHaveLength(1)
  expect(there.heard.filter((tag) => tag === 'pages?id=1')).toHaveLength(1)
})

test('a process that cannot hear of changes serves nothing stale: it drops everything', async () => {
  const deaf = process(shared({ find: () => Promise.reject(new Error('unreachable')) }))
  follow(deaf)
  await deaf.heard.until('*')
})

test('rows that everybody has read long ago are removed, young ones stay', async () => {
  const row = (tag: string, age: number) => ({
    ...{ collection: INVALIDATIONS, req: {} },
    data: { tags: [tag], createdAt: new Date(Date.now() - age).toISOString() },
  })
  await portal.payload.db.create(row('old', 2 * 60 * 60_000))
  await portal.payload.db.create(row('young', 60_000))
  await inTransaction(portal.payload, (req) => pruneInvalidations(portal.payload, req))
  const { docs } = await portal.payload.db.find<{ id: string; tags: string[] }>({
    ...{ collection: INVALIDATIONS, limit: 0, pagination: false },
  })
  const tags = docs.flatMap((one) => one.tags)
  expect(tags).toContain('young')
  expect(tags).not.toContain('old')
})
