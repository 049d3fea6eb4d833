import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createLocalReq, type PayloadRequest } from 'payload'
import {
  createTestPortal,
  nationalScheme,
  schemes,
  schemesPlugin,
  twoSchools,
  type TestPortal,
} from '#testing'
import { dayFrom, startOfDay } from '../days'
import { createPublicContext } from '../publicContext'
import { portalOf } from '../state'
import type { TreePath } from '../tree'
import { rulesInForce } from './askRules'
import { RULE_PACKS, rulesTag, type Rules } from './rules'

let portal: TestPortal
let req: PayloadRequest
let rules: Rules
let paths: readonly TreePath[]
const table = { reads: 0, fails: false }

beforeAll(async () => {
  portal = await createTestPortal({ plugins: [schemesPlugin] })
  const at = await twoSchools(portal.payload)
  req = await createLocalReq({}, portal.payload)
  const { db } = portal.payload
  rules = portalOf(portal.payload).rules
  paths = [
    [at.ministry],
    [at.ministry, at.region],
    [at.ministry, at.region, at.a.institution],
    [at.ministry, at.region, at.b.institution],
  ]
  const find = db.find.bind(db)
  db.find = (args: Parameters<typeof find>[0]) => {
    if (args.collection !== RULE_PACKS) return find(args)
    table.reads++
    return table.fails ? Promise.reject(new Error('disk')) : find(args)
  }
})
afterAll(() => portal.stop())

const forgetAll = async () => {
  await portal.payload.db.deleteMany({ collection: RULE_PACKS, req, where: {} })
  rules.drop(['*'])
  Object.assign(table, { reads: 0, fails: false })
}
beforeEach(forgetAll)

const nodeOf = (path: TreePath): string => path.at(-1) ?? ''
const title = { kk: 'т', ru: 'т' }
/** As rows stand in the database, however they came there. */
const store = async (path: TreePath, data: object): Promise<string> => {
  const pack = {
    ...{ institution: nodeOf(path), kind: schemes.kind, state: 'approved', title, version: 2 },
    ...{ from: '2026-09-01', values: { bands: [{ key: 'a', from: 1 }] } },
    ...data,
  }
  const { id } = await portal.payload.db.create({ collection: RULE_PACKS, data: pack, req })
  return String(id)
}
const [root, region, school] = [0, 1, 2].map((depth) => () => paths[depth] ?? []) as [
  () => TreePath,
  () => TreePath,
  () => TreePath,
]
const idOn = async (path: TreePath, day: string) =>
  (await rulesInForce(req, schemes, path, day))?.id

describe('the rules in force', () => {
  test('are those of the nearest place that has any, with their pack', async () => {
    const above = await store(root(), {})
    expect(await rulesInForce(req, schemes, school(), '2026-09-01')).toEqual({
      ...{ id: above, institution: nodeOf(root()), from: '2026-09-01' },
      values: { bands: [{ key: 'a', from: 1 }] },
    })
    const own = await store(school(), { from: '2026-10-01', until: '2026-10-31' })
    rules.drop([rulesTag(schemes.kind, nodeOf(school()))])
    expect(await idOn(school(), '2026-09-30')).toBe(above)
    expect(await rulesInForce(req, schemes, school(), '2026-10-31')).toMatchObject({
      ...{ id: own, from: '2026-10-01', until: '2026-10-31' },
    })
    expect(await idOn(school(), '2026-11-01')).toBe(above)
    expect(await idOn(region(), '2026-10-15')).toBe(above)
    expect(await idOn(school(), '2026-08-31')).toBeUndefined()
  })

  test('are never those of a draft, of another kind, or of nobody', async () => {
    await store(root(), { state: 'draft' })
    await store(root(), { kind: 'schemes-law' })
    expect(await idOn(root(), '2026-09-01')).toBeUndefined()
    expect(await idOn([], '2026-09-01')).toBeUndefined()
  })

  test('come from the root alone where no place below may have its own', async () => {
    const law = { kind: nationalScheme.kind, values: { most: 5 }, version: 1 }
    const id = await store(root(), law)
    await store(school(), { ...law, values: { most: 6 } })
    const found = await rulesInForce(req, nationalScheme, school(), '2026-09-01')
    expect([found?.id, found?.values.most]).toEqual([id, 5])
  })

  test('are read in the shape of today, and stand still', async () => {
    await store(root(), { values: { limits: [0, 40, 85] }, version: 1 })
    const found = await rulesInForce(req, schemes, root(), '2026-09-01')
    expect(found?.values.bands).toEqual([
      { key: 'b1', from: 0 },
      { key: 'b2', from: 40 },
      { key: 'b3', from: 85 },
    ])
    expect(() => found?.values.bands.pop()).toThrow(TypeError)
  })

  test('of a kind that nobody declared are asked for in vain', async () => {
    const stray = { ...schemes, kind: 'schemes-lost' }
    await expect(rulesInForce(req, stray, root(), '2026-09-01')).rejects.toThrow('schemes-lost')
  })

  test('are read once, and again when a pack was approved; a reading that failed is not remembered', async () => {
    await store(root(), {})
    for (let n = 0; n < 3; n++) await idOn(school(), '2026-09-01')
    rules.drop(['pages?id=1'])
    await idOn(region(), '2026-12-01')
    expect(table.reads).toBe(1)
    rules.drop([rulesTag(schemes.kind, 'x')])
    table.fails = true
    await expect(idOn(root(), '2026-09-01')).rejects.toThrow('disk')
    table.fails = false
    expect(await idOn(root(), '2026-09-01')).toBeDefined()
  })
})

type Pack = Readonly<{ place: number; from: string; until: string | null; state: string }>

const DAYS = Array.from({ length: 20 }, (_, index) => dayFrom('2026-12-22', index))
const at = fc.integer({ min: 0, max: 14 })
const packs = fc.uniqueArray(
  fc.record({
    place: fc.integer({ min: 0, max: 3 }),
    from: at,
    length: fc.option(fc.integer({ min: 0, max: 5 })),
    state: fc.constantFrom('approved', 'approved', 'approved', 'draft'),
  }),
  { maxLength: 9, selector: ({ from, place }) => `${String(place)} ${String(from)}` },
)

/** The rule in words of its own: the latest that has begun here and has not ended, else whatever holds above. */
function byHand(all: readonly (Pack & { id: string })[], path: TreePath, day: string): unknown {
  if (path.length === 0) return undefined
  const here = all
    .filter(
      ({ from, place, state }) => paths[place] === path && state === 'approved' && from <= day,
    )
    .sort((a, b) => (a.from < b.from ? 1 : -1))[0]
  if (here && (here.until === null || day <= here.until)) return here.id
  return byHand(all, paths.find((one) => one.at(-1) === path.at(-2)) ?? [], day)
}

/** Sooner does no harm: a page is made anew once more. Later would be wrong. */
async function expectTurns(path: TreePath, held: readonly unknown[]): Promise<void> {
  for (const [index, day] of DAYS.entries()) {
    const turn = (await rules.turn(schemes, path, day)) ?? '9'
    const changed = DAYS.find((_, n) => n > index && held[n] !== held[index])
    expect(turn > day).toBe(true)
    if (changed !== undefined) expect(turn <= changed).toBe(true)
  }
}

test('on any day, at any place, among any packs, the rules are those that one finds by hand', async () => {
  await fc.assert(
    fc
      .asyncProperty(packs, async (drawn) => {
        const all: (Pack & { id: string })[] = []
        for (const { from, length, place, state } of drawn) {
          const until = length === null ? null : (DAYS[from + length] ?? '')
          const pack = { place, from: DAYS[from] ?? '', until, state }
          all.push({ ...pack, id: await store(paths[place] ?? [], pack) })
        }
        rules.drop(['*'])
        for (const path of paths) {
          const held = DAYS.map((day) => byHand(all, path, day))
          expect(await Promise.all(DAYS.map((day) => idOn(path, day)))).toEqual(held)
          await expectTurns(path, held)
        }
      })
      .beforeEach(forgetAll),
    { numRuns: 25 },
  )
})

describe('a public page that asks for rules', () => {
  const asking = async (path: TreePath, day: string, now: string) => {
    const { asked, ctx } = createPublicContext(portal.payload, req, 'kk', new Date(now))
    const found = await ctx.rules(schemes, { path }, day)
    return { id: found?.id, tags: [...asked.tags], freshUntil: asked.freshUntil }
  }

  test('is made anew when any place above has others', async () => {
    const { tags } = await asking(school(), '2026-09-01', '2026-09-01T08:00:00Z')
    expect(tags.sort()).toEqual(
      school()
        .map((node) => rulesTag(schemes.kind, node))
        .sort(),
    )
  })

  test('is fresh until the day on which others begin, or these end', async () => {
    await store(root(), { from: '2026-09-01', until: '2026-12-31' })
    await store(region(), { from: '2026-10-05' })
    const now = '2026-09-01T08:00:00Z'
    const here = await asking(school(), '2026-09-01', now)
    expect(here.freshUntil).toBe(startOfDay('2026-10-05'))
    const above = await asking(root(), '2026-09-01', now)
    expect(above.freshUntil).toBe(startOfDay('2027-01-01'))
  })

  test('about a day long gone stays as it is', async () => {
    await store(root(), { from: '2026-09-01', until: '2026-12-31' })
    const past = await asking(root(), '2026-09-01', '2027-05-01T08:00:00Z')
    expect(past.freshUntil).toBe(Infinity)
  })
})
