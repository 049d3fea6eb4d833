import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createTestPortal, twoSchools, type TestPortal } from '#testing'

type Agent = Awaited<ReturnType<TestPortal['as']>>
let portal: TestPortal
let at: Awaited<ReturnType<typeof twoSchools>>
let ministry: Agent
let region: Agent
let head: Agent

beforeAll(async () => {
  portal = await createTestPortal()
  at = await twoSchools(portal.payload)
  ministry = await portal.as('ministry', at.ministry)
  region = await portal.as('region', at.region)
  head = await portal.as('head', at.a.institution)
})
afterAll(() => portal.stop())
beforeEach(async () => {
  for (const collection of ['notices', 'module-switches'] as const)
    await portal.payload.delete({ collection, overrideAccess: true, where: {} })
})

const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString()
const CORE = '/api/plugins/core/modules'
const notice = async (agent: Agent, institution: string, more: object = {}) => {
  const { status } = await agent.post('/api/notices?locale=kk&depth=0').send({
    ...{ text: 'Аяз', severity: 'warning', institution, _status: 'published' },
    ...{ from: inMs(-1000), until: inMs(60_000), ...more },
  })
  expect(status).toBe(201)
}
type Change = { institutions: string[]; state: string; reason?: string; from?: string }
const decide = (agent: Agent, change: Change) =>
  agent.post(`${CORE}/decide`).send({ module: 'notices', reason: '№ 1', ...change })
const decided = async (agent: Agent, change: Change): Promise<string[]> => {
  const { body, status } = await decide(agent, change)
  expect(status).toBe(200)
  return (body as { ids: string[] }).ids
}
const dryRun = async (agent: Agent, change: Change) => {
  const { body, status } = await agent
    .post(`${CORE}/dry-run`)
    .send({ module: 'notices', ...change })
  expect(status).toBe(200)
  return (body as { consequences: unknown[] }).consequences
}
type Cell = {
  isOn: boolean
  why: string
  by: string | null
  own: string | null
  isFree: boolean
  plan: unknown
}
type Board = {
  rows: { id: string; name: string; cells: Cell[] }[]
  total: number
  way: { id: string }[]
  names: Record<string, string>
}
const board = async (agent: Agent, query = ''): Promise<Board> => {
  const { body, status } = await agent.get(`${CORE}${query}`)
  expect(status).toBe(200)
  return body as Board
}
const cellAt = async (agent: Agent, id: string): Promise<Cell | undefined> =>
  (await board(agent, `?institution=${id}`)).rows.find((row) => row.id === id)?.cells[0]
type Past = {
  id: string
  state: string
  author: string
  reason: string
  isPlan: boolean
  isCurrent: boolean
  isFree: boolean
}
const history = async (agent: Agent, institution: string): Promise<Past[]> => {
  const { body } = await agent.get(`${CORE}/history?institution=${institution}&module=notices`)
  return (body as { decisions: Past[] }).decisions
}
const listed = async (agent: Agent): Promise<number> =>
  ((await agent.get('/api/notices?depth=0')).body as { docs: unknown[] }).docs.length

describe('the board of modules', () => {
  test('begins where the reader works, and says why a module is on or off', async () => {
    await decided(region, { institutions: [at.region], state: 'forbidden' })
    const { rows, way, names } = await board(head)
    expect(rows.map(({ id }) => id)).toEqual([at.a.institution])
    expect(way.map(({ id }) => id)).toEqual([at.a.institution])
    expect(rows[0]?.cells[0]).toMatchObject({
      ...{ isOn: false, why: 'bound', by: at.region, own: null, isFree: false },
    })
    expect(names[at.region]).toMatch(/\S/)
  })

  test('is walked down the tree, and looked through by name and by what says something itself', async () => {
    const below = await board(region)
    expect(below.rows[0]?.id).toBe(at.region)
    expect(below.rows.length).toBeGreaterThan(1)
    await decided(head, { institutions: [at.a.institution], state: 'off' })
    const own = await board(region, '?own=true')
    expect(own.rows.map(({ id }) => id)).toEqual([at.region, at.a.institution])
    const name =
      below.rows.find(({ id }) => id === at.a.institution)?.name ?? own.rows[1]?.name ?? ''
    const found = await board(region, `?q=${encodeURIComponent(name)}`)
    expect(found.rows.map(({ id }) => id)).toContain(at.a.institution)
    expect((await board(region, '?q=жоқ-мектеп')).total).toBe(0)
  })

  test('of a foreign institution is not there', async () => {
    for (const id of [at.region, at.b.institution, 'nothing'])
      expect((await head.get(`${CORE}?institution=${id}`)).status).toBe(404)
  })
})

describe('a dry run', () => {
  test('says what would go, and that is what then goes; nothing is changed before', async () => {
    await notice(region, at.region)
    await notice(head, at.a.institution)
    await notice(head, at.a.institution, { from: inMs(30_000) })
    await notice(head, at.a.institution, { deletedAt: inMs(-1000) })
    const before = await listed(region)
    const off = { institutions: [at.a.institution], state: 'off' }
    expect(await dryRun(region, off)).toEqual([
      {
        module: 'Хабарландырулар',
        isDependant: false,
        places: { hides: 1, shows: 0 },
        jobs: { hides: 0, shows: 0 },
        collections: [
          { name: 'Хабарландырулар', hides: 2, shows: 0, public: { hides: 1, shows: 0 } },
        ],
      },
    ])
    expect(await listed(region)).toBe(before)
    await decided(region, off)
    expect(await listed(region)).toBe(before - 2)
    expect(await dryRun(region, { ...off, state: 'inherited' })).toMatchObject([
      { places: { hides: 0, shows: 1 }, collections: [{ hides: 0, shows: 2 }] },
    ])
  })

  test('leaves out what stays on below, and tells both of what goes and of what comes', async () => {
    await notice(head, at.a.institution)
    await decided(head, { institutions: [at.a.institution], state: 'on' })
    expect(await dryRun(region, { institutions: [at.region], state: 'off' })).toMatchObject([
      { collections: [{ hides: 0, shows: 0 }] },
    ])
    expect(await dryRun(region, { institutions: [at.region], state: 'forbidden' })).toMatchObject([
      { collections: [{ hides: 1, shows: 0 }] },
    ])
  })
})

describe('a decision', () => {
  test('about many institutions is taken for all of them or for none, and says who is in the way', async () => {
    const both = [at.a.institution, at.b.institution]
    expect(
      await decided(region, { institutions: [...both, at.a.institution], state: 'off' }),
    ).toHaveLength(2)
    await decided(ministry, { institutions: [at.ministry], state: 'forced' })
    const { body, status } = await decide(region, { institutions: both, state: 'on' })
    expect({ status, body }).toMatchObject({
      status: 409,
      body: {
        error: { code: 'module_bound', details: { refused: [{ id: both[0] }, { id: both[1] }] } },
      },
    })
    expect((await history(region, at.a.institution)).filter(({ state }) => state === 'on')).toEqual(
      [],
    )
  })

  test.each([
    ['without a reason', { reason: '  ' }, 400],
    ['about a module that there is not', { module: 'weather' }, 400],
    ['of an unknown kind', { state: 'maybe' }, 400],
    ['at no institution', { institutions: [] }, 400],
    ['at a foreign institution', { institutions: ['nothing'] }, 404],
  ])('%s is refused', async (_name, more, expected) => {
    const change = { institutions: [at.a.institution], state: 'off', ...more }
    const { status } = await decide(head, change)
    expect(status).toBe(expected)
    expect(await history(head, at.a.institution)).toEqual([])
  })

  test('for a day on which the institution will be closed is refused', async () => {
    const data = { closed: inMs(60_000) }
    const args = { collection: 'institutions', id: at.b.institution } as const
    await portal.payload.update({ ...args, data, overrideAccess: true })
    const change = { institutions: [at.b.institution], state: 'off' }
    expect((await decide(region, { ...change, from: inMs(120_000) })).status).toBe(409)
    expect((await decide(region, { ...change, from: inMs(30_000) })).status).toBe(200)
    await portal.payload.update({ ...args, data: { closed: null }, overrideAccess: true })
  })

  test('stands in the history with who took it; taken back, what was before holds again', async () => {
    await decided(region, { institutions: [at.a.institution], state: 'on' })
    const ids = await decided(region, { institutions: [at.a.institution], state: 'off' })
    expect((await cellAt(head, at.a.institution))?.own).toBe('off')
    const [back] = ((await region.post(`${CORE}/undo`).send({ ids })).body as { ids: string[] }).ids
    expect((await cellAt(head, at.a.institution))?.own).toBe('on')
    const [latest, ...before] = await history(head, at.a.institution)
    expect(latest).toMatchObject({ id: back, state: 'on', isCurrent: true, isFree: true })
    expect(latest?.reason).toContain('№ 1')
    expect(latest?.author).toMatch(/\S/)
    expect(before.map(({ isCurrent, state }) => ({ isCurrent, state }))).toEqual([
      { isCurrent: false, state: 'off' },
      { isCurrent: false, state: 'on' },
    ])
    expect((await region.post(`${CORE}/undo`).send({ ids })).status).toBe(409)
  })

  test('that begins later is a plan, and goes when it is taken back', async () => {
    const ids = await decided(head, {
      institutions: [at.a.institution],
      state: 'off',
      from: inMs(60_000),
    })
    expect(await cellAt(head, at.a.institution)).toMatchObject({
      isOn: true,
      plan: { state: 'off' },
    })
    expect(await history(head, at.a.institution)).toMatchObject([{ isPlan: true, isFree: true }])
    expect((await head.post(`${CORE}/undo`).send({ ids })).status).toBe(200)
    expect(await history(head, at.a.institution)).toEqual([])
    expect((await head.post(`${CORE}/undo`).send({ ids })).status).toBe(404)
  })

  test('of somebody else is not taken back from below', async () => {
    const ids = await decided(region, { institutions: [at.region], state: 'off' })
    expect((await head.post(`${CORE}/undo`).send({ ids })).status).toBe(404)
    expect(await history(head, at.a.institution)).toMatchObject([
      { isFree: false, isCurrent: true },
    ])
  })
})
