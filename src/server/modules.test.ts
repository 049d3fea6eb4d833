import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createTestPortal, twoSchools, type TestPortal } from '#testing'

type Agent = Awaited<ReturnType<TestPortal['as']>>
let portal: TestPortal
let at: Awaited<ReturnType<typeof twoSchools>>
let ministry: Agent
let region: Agent
let head: Agent

beforeAll(async () => {
  portal = await createTestPortal({ startsOn: false })
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

let number = 0
const decide = (agent: Agent, institution: string, state: string, more: object = {}) =>
  agent
    .post('/api/module-switches?depth=0')
    .send({ institution, module: 'notices', state, reason: `№ ${String(++number)}`, ...more })
const decided = async (...decision: Parameters<typeof decide>) =>
  expect((await decide(...decision)).status).toBe(201)

const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString()
const notice = (agent: Agent, institution: string) =>
  agent.post('/api/notices?locale=kk&depth=0').send({
    ...{ text: 'Аяз', severity: 'warning', institution, _status: 'published' },
    ...{ from: inMs(-1000), until: inMs(60_000) },
  })
const get = (path: string) => portal.http.get(path).set('Host', 'localhost:3000')
const statusOf = async (path: string) => (await get(path)).status
const hasBar = async (slug: string) => (await get(`/kk/s/${slug}/`)).text.includes('class="alerts"')
const listed = async (agent: Agent) => {
  const { body } = await agent.get('/api/notices?depth=0')
  return (body as { docs?: unknown[] }).docs?.length ?? 0
}
/** Everything at which a reader or an editor of a school could notice the module. */
const seenAt = async ({ slug }: { slug: string }, agent: Agent) => ({
  bar: await hasBar(slug),
  page: await statusOf(`/kk/s/${slug}/notices/`),
  feed: await statusOf(`/kk/s/${slug}/notices/rss.xml`),
  rows: await listed(agent),
})
const NOTHING = { bar: false, page: 404, feed: 404, rows: 0 }
const ALL = { bar: true, page: 200, feed: 200, rows: 1 }

describe('a module', () => {
  test('is off at the root until somebody switches it on; then it is there at once', async () => {
    expect(await seenAt(at.a, head)).toEqual(NOTHING)
    const refused = await notice(region, at.region)
    expect(refused.status).toBe(409)
    expect(JSON.stringify(refused.body)).toContain('Бұл модуль осы ұйымда өшірілген')
    await decided(ministry, at.ministry, 'on')
    expect((await notice(region, at.region)).status).toBe(201)
    expect(await seenAt(at.a, region)).toEqual(ALL)
    expect(await statusOf('/kk/notices/')).toBe(200)
  })

  test('is off where a place says so, with what stood there kept, and on everywhere else', async () => {
    await decided(ministry, at.ministry, 'on')
    expect((await notice(head, at.a.institution)).status).toBe(201)
    expect(await seenAt(at.a, region)).toEqual(ALL)
    await decided(head, at.a.institution, 'off')
    expect(await seenAt(at.a, region)).toEqual(NOTHING)
    expect(await statusOf(`/kk/s/${at.b.slug}/notices/`)).toBe(200)
    expect((await notice(head, at.a.institution)).status).toBe(409)
    await decided(head, at.a.institution, 'inherited')
    expect(await seenAt(at.a, region)).toEqual(ALL)
  })

  test('is missed within the frame of the place where it is off', async () => {
    await decided(ministry, at.ministry, 'on')
    await decided(head, at.a.institution, 'off')
    const below = await get(`/kk/s/${at.a.slug}/notices/`)
    expect(below.status).toBe(404)
    expect(below.text).toContain('class="error-page"')
    // The site's own name and way home, not the portal's.
    expect(below.text).toContain(`href="/kk/s/${at.a.slug}/"`)
    expect((await get('/kk/s/nobody/notices/')).text).not.toContain('href="/kk/s/nobody/"')
  })

  test('nobody is sent to from a former address of a site where it is off', async () => {
    await decided(ministry, at.ministry, 'on')
    const editor = await portal.as('editor', at.b.institution)
    const renamed = (slug: string) =>
      editor.patch(`/api/sites/${at.b.site}?locale=kk&depth=0`).send({ slug })
    expect((await renamed('mektep-new')).status).toBe(200)
    expect(await statusOf(`/kk/s/${at.b.slug}/notices/`)).toBe(301)
    await decided(ministry, at.b.institution, 'off')
    expect(await statusOf(`/kk/s/${at.b.slug}/notices/`)).toBe(404)
    expect(await statusOf(`/kk/s/${at.b.slug}/`)).toBe(301)
    expect((await renamed(at.b.slug)).status).toBe(200)
  })

  test('follows whoever stands highest and binds', async () => {
    await decided(region, at.region, 'on')
    expect(await statusOf(`/kk/s/${at.a.slug}/notices/`)).toBe(200)
    await decided(ministry, at.ministry, 'forbidden')
    expect(await statusOf(`/kk/s/${at.a.slug}/notices/`)).toBe(404)
    const bound = await decide(region, at.region, 'forced')
    expect(bound.status).toBe(409)
    expect(JSON.stringify(bound.body)).toContain('жоғары тұрған ұйым шешім қабылдаған')
    await decided(ministry, at.ministry, 'forced')
    expect(await statusOf(`/kk/s/${at.a.slug}/notices/`)).toBe(200)
    expect((await decide(head, at.a.institution, 'off')).status).toBe(409)
  })

  test('changes by itself at the moment that was decided beforehand', async () => {
    await decided(ministry, at.ministry, 'on')
    await decided(ministry, at.ministry, 'off', { from: inMs(1500) })
    expect(await statusOf(`/kk/s/${at.a.slug}/notices/`)).toBe(200)
    await new Promise((resolve) => setTimeout(resolve, 1700))
    expect(await statusOf(`/kk/s/${at.a.slug}/notices/`)).toBe(404)
  })

  test('is as before when a decision is taken back', async () => {
    await decided(ministry, at.ministry, 'on')
    const { body } = await decide(region, at.region, 'off')
    expect(await statusOf(`/kk/s/${at.a.slug}/notices/`)).toBe(404)
    const { id } = (body as { doc: { id: string } }).doc
    expect((await region.delete(`/api/module-switches/${id}`)).status).toBe(200)
    expect(await statusOf(`/kk/s/${at.a.slug}/notices/`)).toBe(200)
  })
})

describe('a decision', () => {
  test.each([
    ['a module that there is not', { module: 'ghosts' }],
    ['the core, which is always on', { module: 'core' }],
    ['no module', { module: null }],
    ['a state of no kind', { state: 'maybe' }],
    ['no reason', { reason: '' }],
    ['no day', { from: 'soon' }],
  ])('about %s is refused', async (_, more) => {
    const { status } = await decide(ministry, at.ministry, 'on', more)
    expect(status).toBe(400)
    expect(await statusOf('/kk/notices/')).toBe(404)
  })

  test('is never rewritten, and nobody decides for others', async () => {
    const { body } = await decide(region, at.region, 'on')
    const { id } = (body as { doc: { id: string } }).doc
    expect((await region.patch(`/api/module-switches/${id}`).send({ state: 'off' })).status).toBe(
      404,
    )
    expect((await decide(head, at.b.institution, 'on')).status).toBe(404)
    expect((await decide(head, at.region, 'on')).status).toBe(404)
    const editor = await portal.as('editor', at.a.institution)
    expect((await decide(editor, at.a.institution, 'off')).status).toBe(403)
  })
})
