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
  for (let number = 1; number <= 5; number++) {
    const notice = await region.post('/api/notices?locale=kk&depth=0').send({
      ...{ text: `№ ${String(number)}`, severity: 'warning', institution: at.region },
      ...{ from: inMs(-1000), until: inMs(60_000), _status: 'published' },
    })
    expect(notice.status).toBe(201)
  }
})
afterAll(() => portal.stop())
beforeEach(async () => {
  await portal.payload.delete({ collection: 'module-settings', overrideAccess: true, where: {} })
})

const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString()
const set = (agent: Agent, institution: string, values: unknown, more: object = {}) =>
  agent
    .post('/api/plugins/core/modules/settings')
    .send({ institution, module: 'notices', reason: '№ 1', values, ...more })
const hasSet = async (...setting: Parameters<typeof set>) =>
  expect((await set(...setting)).status).toBe(200)
type Form = { origins: Record<string, string>; texts: Record<string, string> }
const form = (agent: Agent, institution: string) =>
  agent.get(`/api/plugins/core/modules/settings?module=notices&institution=${institution}`)
const inBarAt = async (slug: string): Promise<number> => {
  const { text } = await portal.http.get(`/kk/s/${slug}/`).set('Host', 'localhost:3000')
  return [...text.matchAll(/№ \d/g)].length
}

describe('a setting of a module', () => {
  test('holds below whoever set it, at once, until a nearer institution sets its own', async () => {
    expect(await inBarAt(at.a.slug)).toBe(3)
    await hasSet(region, at.region, { inBar: 5 })
    expect(await inBarAt(at.a.slug)).toBe(5)
    await hasSet(head, at.a.institution, { inBar: 1 })
    expect([await inBarAt(at.a.slug), await inBarAt(at.b.slug)]).toEqual([1, 5])
    await hasSet(head, at.a.institution, {})
    expect(await inBarAt(at.a.slug)).toBe(5)
  })

  test('that begins later holds from then on', async () => {
    await hasSet(region, at.region, { inBar: 2 }, { from: inMs(1200) })
    expect(await inBarAt(at.a.slug)).toBe(3)
    await new Promise((resolve) => setTimeout(resolve, 1300))
    expect(await inBarAt(at.a.slug)).toBe(2)
  })

  test.each([
    ['a value out of bounds', { inBar: 11 }, 'inBar', '10'],
    ['a value of another kind', { inBar: 'екі' }, 'inBar', 'жарамайды'],
    ['a key that nobody knows', { inBarr: 2 }, '', 'белгісіз'],
  ])('with %s is refused in a sentence', async (_name, values, path, words) => {
    const { body, status } = await set(region, at.region, values)
    expect(status).toBe(400)
    const { faults } = (body as { error: { details: { faults: unknown[] } } }).error.details
    expect(faults).toEqual([{ path, message: expect.stringContaining(words) as unknown }])
    expect(await inBarAt(at.a.slug)).toBe(3)
  })

  test('of no module, or of one that nothing can be set of, is refused', async () => {
    const { body, status } = await set(ministry, at.ministry, {}, { module: 'nothing' })
    expect({ status, text: JSON.stringify(body) }).toEqual({
      status: 400,
      text: expect.stringContaining('module_unknown') as unknown,
    })
  })

  test('names who set it and for which version of the module; its table is closed', async () => {
    const { body } = await set(region, at.region, { inBar: 2 })
    const { id } = body as { id: string }
    const args = { collection: 'module-settings', id, overrideAccess: true } as const
    const { author, version } = await portal.payload.findByID(args)
    const { body: me } = await region.get('/api/users/me')
    expect({ author, version }).toEqual({
      author: (me as { user: { id: string } }).user.id,
      version: 1,
    })
    expect((await region.get('/api/module-settings')).status).toBe(404)
    expect((await region.post('/api/module-settings').send({})).status).toBe(404)
  })

  test("of a place out of reach is nobody's to set or see", async () => {
    expect((await set(head, at.region, { inBar: 2 })).status).toBe(404)
    expect((await set(head, at.b.institution, { inBar: 2 })).status).toBe(404)
    expect((await form(head, at.b.institution)).status).toBe(404)
  })

  test('is shown as a form with where each value comes from', async () => {
    await hasSet(region, at.region, { inBar: 5 })
    const before = (await form(head, at.a.institution)).body as Form
    expect(before).toMatchObject({
      fields: [{ name: 'inBar', kind: 'number', isWhole: true, min: 1, max: 10 }],
      ...{ values: { inBar: 5 }, own: {}, inherited: { inBar: 5 }, isFree: true },
    })
    expect(before.texts['settings.inBar']).toMatch(/\p{L}{3}/u)
    expect(Object.values(before.origins)).toEqual([expect.stringMatching(/\S/)])
    await hasSet(head, at.a.institution, { inBar: 1 })
    expect((await form(head, at.a.institution)).body).toMatchObject({
      ...{ values: { inBar: 1 }, own: { inBar: 1 }, inherited: { inBar: 5 } },
    })
  })
})
