import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { createTestPortal, twoSchools, type TestPortal } from '#testing'
import { systemDb } from '../db'
import { portalOf } from '../state'
import type { TreePath } from '../tree'
import { createModules, MODULE_SWITCHES, type Modules } from './modules'

let portal: TestPortal
let at: Awaited<ReturnType<typeof twoSchools>>
let modules: Modules
let schoolA: TreePath
/** Readings of the table, and whether they fail. */
const table = { reads: 0, fails: false }

beforeAll(async () => {
  portal = await createTestPortal({ startsOn: false })
  at = await twoSchools(portal.payload)
  modules = portalOf(portal.payload).modules
  schoolA = [at.ministry, at.region, at.a.institution]
  const { db } = portal.payload
  const find = db.find.bind(db)
  db.find = (args: Parameters<typeof find>[0]) => {
    if (args.collection !== MODULE_SWITCHES) return find(args)
    table.reads++
    return table.fails ? Promise.reject(new Error('disk')) : find(args)
  }
})
afterAll(() => portal.stop())
beforeEach(async () => {
  table.fails = false
  await portal.payload.delete({
    collection: MODULE_SWITCHES,
    overrideAccess: true,
    where: { id: { exists: true } },
  })
  modules.drop(['*'])
  table.reads = 0
})

const say = async (state: string, institution: string, from = '2026-01-01T00:00:00.000Z') => {
  const data = { from, institution, module: 'notices', reason: '№ 1', state }
  const db = systemDb(await createLocalReq({}, portal.payload))
  await db.create({ collection: MODULE_SWITCHES, data })
}
const isOn = async () => (await modules.effect('notices', schoolA)).isOn

test('the table is read once, and again when a switch was thrown, not when anything else happened', async () => {
  await say('on', at.ministry)
  table.reads = 0
  for (let n = 0; n < 3; n++) expect(await isOn()).toBe(true)
  modules.drop(['pages?slug=home', 'media?id=1'])
  expect(await isOn()).toBe(true)
  expect(table.reads).toBe(1)
  await say('off', at.region)
  expect(await isOn()).toBe(false)
})

test('of several decisions the latest that has begun holds', async () => {
  await say('off', at.ministry, '2026-03-01T00:00:00.000Z')
  await say('on', at.ministry, '2026-02-01T00:00:00.000Z')
  expect(await isOn()).toBe(false)
  expect(await modules.until()).toBe(Infinity)
})

test('a decision begins at its moment, without anybody doing anything', async () => {
  const soon = Date.now() + 300
  await say('on', at.ministry, new Date(soon).toISOString())
  expect(await isOn()).toBe(false)
  expect(await modules.until()).toBe(soon)
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(await isOn()).toBe(true)
  expect(await modules.until()).toBe(Infinity)
})

test('a reading that failed is not remembered', async () => {
  await say('on', at.ministry)
  modules.drop(['*'])
  table.fails = true
  await expect(isOn()).rejects.toThrow('disk')
  await expect(modules.rows('notices')).rejects.toThrow('disk')
  table.fails = false
  expect(await isOn()).toBe(true)
})

test('the core is on, for itself and for whoever needs it', async () => {
  await say('on', at.ministry)
  const { registry } = portalOf(portal.payload)
  const manifests = registry.manifests.map((one) => ({ ...one, dependsOn: ['core'] }))
  const needing = createModules(portal.payload, { ...registry, manifests }, false)
  expect((await needing.effect('notices', schoolA)).isOn).toBe(true)
  expect((await needing.effect('core', schoolA)).isOn).toBe(true)
  expect(await needing.rows('core')).toBe(true)
})

test('rows are worked out once for each board', async () => {
  await say('on', at.ministry)
  await say('off', at.a.institution)
  const rows = await modules.rows('notices')
  const excepted = { column: 'at3', notIn: [at.a.institution] }
  expect(rows).toEqual([[{ column: 'at1', in: [at.ministry] }, excepted]])
  expect(await modules.rows('notices')).toBe(rows)
  await say('inherited', at.a.institution, '2026-05-01T00:00:00.000Z')
  expect(await modules.rows('notices')).toBe(true)
})
