import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { PayloadRequest } from 'payload'
import { createTestPortal, type TestPortal } from '#testing'
import { afterCommit } from './database'
import { systemDb } from './db'
import { inTransaction } from './transaction'

let portal: TestPortal

beforeAll(async () => {
  portal = await createTestPortal()
})
afterAll(() => portal.stop())

const make = (req: PayloadRequest, name: string | undefined) =>
  systemDb(req).create({
    collection: 'users',
    data: { name, username: `code-${String(name).toLowerCase()}` },
  })
const stored = async (): Promise<number> => {
  const { totalDocs } = await portal.payload.count({
    collection: 'users',
    overrideAccess: true,
  })
  return totalDocs
}

test('everything is stored, and the result is given back after the commit', async () => {
  const effects: string[] = []
  const result = await inTransaction(portal.payload, async (req) => {
    await make(req, 'A')
    await make(req, 'B')
    afterCommit(req, () => effects.push('committed'))
    expect(effects).toEqual([])
    return 'both'
  })
  expect([result, effects, await stored()]).toEqual(['both', ['committed'], 2])
})

test('work that throws leaves nothing, no effect either, and its error is the one thrown', async () => {
  const before = await stored()
  const effects: string[] = []
  const error = new RangeError('enough')
  const work = inTransaction(portal.payload, async (req) => {
    await make(req, 'C')
    afterCommit(req, () => effects.push('committed'))
    throw error
  })
  await expect(work).rejects.toBe(error)
  expect([await stored(), effects]).toEqual([before, []])
})

test('after a failed write nothing else of the same work is stored, even if the failure is caught', async () => {
  const before = await stored()
  const work = inTransaction(portal.payload, async (req) => {
    await make(req, 'D')
    await make(req, undefined).catch(() => undefined)
    await make(req, 'E')
  })
  await expect(work).rejects.toMatchObject({ code: 'transaction_lost' })
  expect(await stored()).toBe(before)
})

test('two pieces of work at once do not see each other half done', async () => {
  const before = await stored()
  const both = await Promise.allSettled([
    inTransaction(portal.payload, async (req) => {
      await make(req, 'F')
      throw new Error('no')
    }),
    inTransaction(portal.payload, (req) => make(req, 'G')),
  ])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  expect(await stored()).toBe(before + 1)
})

test('a write of the system that failed takes the person’s own writes with it, and the other way round', async () => {
  const before = await stored()
  const asPerson = (req: PayloadRequest, name: string) =>
    portal.payload.create({
      collection: 'users',
      data: { name, username: `code-${name.toLowerCase()}` },
      overrideAccess: true,
      req,
    })
  for (const [first, second] of [
    [make, asPerson],
    [asPerson, make],
  ] as const) {
    const work = inTransaction(portal.payload, async (req) => {
      await first(req, 'H')
      await make(req, undefined).catch(() => undefined)
      await second(req, 'I')
    })
    await expect(work).rejects.toMatchObject({ code: 'transaction_lost' })
    expect(await stored()).toBe(before)
  }
})
