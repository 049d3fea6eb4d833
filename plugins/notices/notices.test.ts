import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { inTransaction } from '#kernel'
import { createTestPortal, institution, twoSchools, type TestPortal } from '#testing'

let portal: TestPortal
type Agent = Awaited<ReturnType<TestPortal['as']>>
let at: Awaited<ReturnType<typeof twoSchools>>
let region: Agent
let head: Agent
let other: string

beforeAll(async () => {
  portal = await createTestPortal()
  at = await twoSchools(portal.payload)
  other = await inTransaction(portal.payload, (req) =>
    institution(req, 'region', 'other', at.ministry),
  )
  region = await portal.as('region', at.region)
  head = await portal.as('head', at.a.institution)
})
afterAll(() => portal.stop())
beforeEach(async () => {
  const { docs } = await portal.payload.find({
    collection: 'notices',
    depth: 0,
    limit: 0,
    overrideAccess: true,
    trash: true,
  })
  for (const { id } of docs)
    await portal.payload.delete({ collection: 'notices', id, overrideAccess: true, trash: true })
})

const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString()
const HOUR = 3_600_000
const notice = (place: string, more: object = {}) => ({
  text: 'Аяз: сабақ болмайды',
  severity: 'warning',
  from: inMs(-HOUR),
  until: inMs(HOUR),
  institution: place,
  ...more,
})
const add = async (agent: Agent, data: object, locale = 'kk') => {
  const answer = await agent.post(`/api/notices?locale=${locale}&depth=0`).send(data)
  return { status: answer.status, body: answer.body as { doc: { id: string }; error: object } }
}
const page = async (path: string) =>
  (await portal.http.get(path).set('Host', 'localhost:3000')).text
const bar = async (path: string): Promise<string | undefined> =>
  /<section [^>]*class="alerts">.*?<\/section>/s.exec(await page(path))?.[0]

describe('above the pages', () => {
  test('of its place and of all below it, at once; of no other', async () => {
    const schools = [`/kk/s/${at.a.slug}/`, `/kk/s/${at.b.slug}/`]
    for (const path of schools) expect(await bar(path)).toBeUndefined()
    expect((await add(region, notice(at.region))).status).toBe(201)
    for (const path of schools) expect(await bar(path)).toContain('Аяз: сабақ болмайды')
    expect(await bar('/kk/')).toBeUndefined()
    expect((await add(head, notice(at.a.institution, { text: 'Қоңырау 9-да' }))).status).toBe(201)
    expect(await bar(schools[0] ?? '')).toContain('Қоңырау 9-да')
    expect(await bar(schools[1] ?? '')).not.toContain('Қоңырау 9-да')
  })

  test('until it ends, without anybody doing anything', async () => {
    await add(region, notice(at.region, { until: inMs(1500) }))
    expect(await bar(`/kk/s/${at.a.slug}/`)).toBeDefined()
    await new Promise((resolve) => setTimeout(resolve, 1700))
    expect(await bar(`/kk/s/${at.a.slug}/`)).toBeUndefined()
  })

  test('from its beginning on', async () => {
    await add(region, notice(at.region, { from: inMs(1500) }))
    expect(await bar(`/kk/s/${at.a.slug}/`)).toBeUndefined()
    await new Promise((resolve) => setTimeout(resolve, 1700))
    expect(await bar(`/kk/s/${at.a.slug}/`)).toBeDefined()
  })

  test('the gravest first, three of them, and a way to the others', async () => {
    for (const severity of ['info', 'warning', 'urgent', 'info'])
      await add(region, notice(at.region, { severity, text: `Мәтін ${severity}` }))
    const html = (await bar(`/kk/s/${at.a.slug}/`)) ?? ''
    const kinds = [...html.matchAll(/class="alert alert-(\w+)"/g)].map(([, kind]) => kind)
    expect(kinds).toEqual(['urgent', 'warning', 'info'])
    expect(html).toContain(`href="/kk/s/${at.a.slug}/notices/"`)
    expect(html).toContain('Тағы 1 хабарландыру')
  })

  test('in the other language where there is no translation, and said so', async () => {
    const { body } = await add(region, notice(at.region))
    expect(await bar(`/ru/s/${at.a.slug}/`)).toContain('<span lang="kk">Аяз: сабақ болмайды')
    await region
      .patch(`/api/notices/${body.doc.id}?locale=ru&depth=0`)
      .send({ text: 'Мороз: занятий нет' })
    const html = await bar(`/ru/s/${at.a.slug}/`)
    expect(html).toContain('<span>Мороз: занятий нет')
    expect(html).toContain('Предупреждение')
  })

  test('a text is a text', async () => {
    await add(region, notice(at.region, { text: '<script>alert(1)</script>' }))
    expect(await bar(`/kk/s/${at.a.slug}/`)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  test('what is taken back is gone, and comes back from the trash', async () => {
    const { body } = await add(region, notice(at.region))
    const path = `/api/notices/${body.doc.id}?depth=0`
    expect((await region.patch(path).send({ deletedAt: inMs(0) })).status).toBe(200)
    expect(await bar(`/kk/s/${at.a.slug}/`)).toBeUndefined()
    expect((await region.patch(`${path}&trash=true`).send({ deletedAt: null })).status).toBe(200)
    expect(await bar(`/kk/s/${at.a.slug}/`)).toBeDefined()
  })
})

test('a page elsewhere is not made anew for it', async () => {
  await page('/kk/')
  await page(`/kk/s/${at.b.slug}/`)
  const { dropped } = portal.app.cache.stats
  await add(head, notice(at.a.institution))
  expect(portal.app.cache.stats.dropped).toBe(dropped)
})

describe('the page of notices', () => {
  test('shows all of them, those of the places above too, with their details', async () => {
    expect(await page(`/kk/s/${at.a.slug}/notices/`)).toContain('Қазір хабарландыру жоқ')
    await add(region, notice(at.region, { details: 'Бірінші.\n\nЕкінші.' }))
    const html = await page(`/kk/s/${at.a.slug}/notices/`)
    expect(html).toContain('<p>Бірінші.</p><p>Екінші.</p>')
    expect(html).not.toContain('class="alerts"')
    expect(html).toContain('type="application/rss+xml"')
    expect(await page('/kk/notices/')).toContain('Қазір хабарландыру жоқ')
  })

  test('and programs read the same', async () => {
    const { body } = await add(region, notice(at.region, { details: 'a < b' }))
    const feed = await portal.http
      .get(`/kk/s/${at.a.slug}/notices/rss.xml`)
      .set('Host', 'localhost:3000')
    expect(feed.headers['content-type']).toBe('application/rss+xml; charset=utf-8')
    const xml = feed.text ?? String(feed.body)
    expect(xml).toContain(`<guid isPermaLink="false">notice:${body.doc.id}</guid>`)
    expect(xml).toContain('<description>a &lt; b</description>')
    expect(xml).toContain(`http://localhost:3000/kk/s/${at.a.slug}/notices/#${body.doc.id}`)
  })

  test.each(['/kk/s/nothing-here/notices/', '/kk/s/nothing-here/notices/rss.xml'])(
    '%s is not there',
    async (path) => {
      expect((await portal.http.get(path).set('Host', 'localhost:3000')).status).toBe(404)
    },
  )
})

describe('who may', () => {
  test('a head tells his own school, not another, and no region', async () => {
    expect((await add(head, notice(at.b.institution))).status).toBe(404)
    expect((await add(head, notice(at.region))).status).toBe(404)
    expect((await add(region, notice(other))).status).toBe(404)
    const teacher = await portal.as('teacher', at.a.institution)
    expect((await add(teacher, notice(at.a.institution))).status).toBe(403)
  })

  test('nothing ends before it begins', async () => {
    const answer = await add(region, notice(at.region, { until: inMs(-2 * HOUR) }))
    expect([answer.status, answer.body.error]).toMatchObject([
      400,
      { code: 'dates_reversed', field: 'until' },
    ])
  })
})
