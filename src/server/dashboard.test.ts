import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { withBinCheckDigit } from '#collections'
import { inTransaction, RULE_PACKS, systemDb } from '#kernel'
import { appoint, createTestPortal, institution, twoSchools, type TestPortal } from '#testing'

type Agent = Awaited<ReturnType<TestPortal['as']>>
type Row = Readonly<{
  label: string
  value?: number | string
  note?: string
  at?: string
  href?: string
  isDone?: boolean
}>
type Widget = Readonly<{
  slug: string
  title: string
  about?: string
  isFailed: boolean
  rows: readonly Row[]
}>

let portal: TestPortal
let at: Awaited<ReturnType<typeof twoSchools>>
let district: string
let root: Agent
let region: Agent
let head: Agent
let editor: Agent

beforeAll(async () => {
  portal = await createTestPortal({ startsOn: false })
  at = await twoSchools(portal.payload)
  district = await inTransaction(portal.payload, (req) =>
    institution(req, 'district', 'audan', at.region),
  )
  root = await portal.as('root')
  region = await portal.as('region', at.region)
  head = await portal.as('head', at.a.institution)
  editor = await portal.as('editor', at.a.institution)
})
afterAll(() => portal.stop())
afterEach(async () => {
  for (const collection of ['notices', 'module-switches', 'appearances', 'pages'] as const)
    await portal.payload.delete({ collection, overrideAccess: true, where: {} })
})

const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString()
const HOUR = 3_600_000
const widgetsOf = async (agent: Agent, language = 'kk'): Promise<readonly Widget[]> => {
  const { body, status } = await agent
    .get('/api/plugins/core/dashboard')
    .set('Cookie', `payload-lng=${language}`)
  expect(status).toBe(200)
  const { widgets } = body as { widgets: Widget[] }
  expect(widgets.filter(({ isFailed }) => isFailed)).toEqual([])
  return widgets
}
const widgetOf = async (agent: Agent, slug: string): Promise<Widget | undefined> =>
  (await widgetsOf(agent)).find((one) => one.slug === slug)
const rowsOf = async (agent: Agent, slug: string) => (await widgetOf(agent, slug))?.rows ?? []
const make = async (agent: Agent, collection: string, data: object): Promise<string> => {
  const { body, status } = await agent.post(`/api/${collection}?locale=kk&depth=0`).send(data)
  expect([status, body]).toMatchObject([201, {}])
  return (body as { doc: { id: string } }).doc.id
}
const decide = (agent: Agent, place: string, more: object = {}) =>
  make(agent, 'module-switches', {
    ...{ institution: place, module: 'notices', state: 'on', reason: '№ 1', ...more },
  })

describe('who sees what', () => {
  test('each sees the cards of his work, in the order of the manifests', async () => {
    const slugs = async (agent: Agent) => (await widgetsOf(agent)).map(({ slug }) => slug)
    expect(await slugs(head)).toEqual(['waiting', 'first-steps', 'latest-changes'])
    expect(await slugs(editor)).toEqual(['latest-changes'])
    expect(await slugs(await portal.as('teacher', at.a.institution))).toEqual([])
  })

  test('parents, pupils and strangers see none', async () => {
    const parent = await portal.as('parent', at.a.institution)
    expect((await parent.get('/api/plugins/core/dashboard')).status).toBe(403)
    const stranger = portal.http.get('/api/plugins/core/dashboard').set('Host', 'localhost:3000')
    expect((await stranger).status).toBe(401)
  })

  test('in the language of the reader', async () => {
    expect((await widgetsOf(head, 'ru')).map(({ title }) => title)).toContain('Первые шаги')
    expect((await widgetsOf(head)).map(({ title }) => title)).toContain('Алғашқы қадамдар')
  })
})

describe('the first steps', () => {
  const stepsOf = async (agent: Agent) =>
    (await rowsOf(agent, 'first-steps')).map(({ isDone }) => isDone)

  test('of a school go one by one, and the card with the last', async () => {
    const [data, , site, page] = await rowsOf(head, 'first-steps')
    expect(data?.note).toMatch(/^Толтырылмаған: БСН, .*орысша атауы$/)
    expect(site?.href).toBe(`/admin/collections/sites/${at.a.site}`)
    expect(page?.href).toBe('/admin/collections/pages/create')
    expect(await stepsOf(head)).toEqual([false, true, true, false, false, false])
    const path = `/api/institutions/${at.a.institution}?depth=0`
    const codes = { bin: withBinCheckDigit('99034000123'), kato: '110000000' }
    for (const [locale, values] of [
      ['kk', { ...codes, name: 'Мектеп' }],
      ['ru', { name: 'Школа' }],
    ] as const)
      expect((await root.patch(`${path}&locale=${locale}`).send(values)).status).toBe(200)
    expect(await stepsOf(head)).toEqual([true, true, true, false, false, false])
    await make(editor, 'pages', { site: at.a.site, title: 'Басты', _status: 'published' })
    expect(await stepsOf(head)).toEqual([true, true, true, true, false, false])
    await make(head, 'appearances', { institution: at.a.institution, name: 'Күз', theme: 'dala' })
    expect(await stepsOf(head)).toEqual([true, true, true, true, true, false])
    expect((await widgetOf(head, 'first-steps'))?.about).toBe('Мектеп')
    await decide(head, at.a.institution, { state: 'off' })
    expect(await widgetOf(head, 'first-steps')).toBeUndefined()
  })

  test('what is decided above is decided', async () => {
    await make(root, 'appearances', { institution: at.ministry, name: 'Жалпы', theme: 'qala' })
    await decide(root, at.ministry)
    const [, , , , look, modules] = await rowsOf(
      await portal.as('head', at.b.institution),
      'first-steps',
    )
    expect(look).toMatchObject({ isDone: true, note: '«ministry» таңдағандай' })
    expect(modules).toMatchObject({ isDone: true })
  })

  test('a school without a site hears who opens one; a draft is no page', async () => {
    const lone = await inTransaction(portal.payload, (req) =>
      institution(req, 'school', 'jalgyz', at.region),
    )
    const [, , site, page] = await rowsOf(await portal.as('head', lone), 'first-steps')
    expect([site, page]).toMatchObject([{ isDone: false }, { isDone: false }])
    expect(site?.href).toBeUndefined()
    expect(site?.note).toContain('жоғары тұрған')
    await portal.payload.delete({
      collection: 'memberships',
      overrideAccess: true,
      where: { institution: { equals: lone } },
    })
    await portal.payload.delete({ collection: 'institutions', id: lone, overrideAccess: true })
    await make(editor, 'pages', { site: at.a.site, title: 'Жоба', _status: 'draft' })
    expect((await rowsOf(head, 'first-steps'))[3]?.isDone).toBe(false)
  })

  test('of a department count those below it that have no site or nobody, and lead to them', async () => {
    const below = async () => (await rowsOf(region, 'first-steps')).slice(-2)
    const before = await below()
    expect(before).toMatchObject([
      { isDone: true, value: 0 },
      { isDone: false, value: 1 },
    ])
    const lone = await inTransaction(portal.payload, (req) =>
      institution(req, 'school', 'jana', district),
    )
    const closed = await inTransaction(portal.payload, (req) =>
      institution(req, 'school', 'eski', district),
    )
    const ended = { closed: inMs(-HOUR) }
    expect((await root.patch(`/api/institutions/${closed}?locale=kk`).send(ended)).status).toBe(200)
    const [noSite, noHead] = await below()
    expect([noSite?.value, noHead?.value]).toEqual([1, 2])
    const list = new URL(noSite?.href ?? '', 'http://x').search
    const { body } = await region.get(`/api/institutions${list}&depth=0`)
    expect((body as { docs: { id: string }[] }).docs.map(({ id }) => id)).toEqual([lone])
    await appoint(portal.payload, region.userId, 'head', lone, { proposal: 'grant' })
    expect((await below())[1]?.value).toBe(2)
    await appoint(portal.payload, region.userId, 'head', lone, { until: inMs(-HOUR) })
    expect((await below())[1]?.value).toBe(2)
    await appoint(portal.payload, editor.userId, 'head', lone)
    expect((await below())[1]?.value).toBe(1)
    await appoint(portal.payload, editor.userId, 'district', district)
    expect((await below())[1]).toMatchObject({ isDone: true, value: 0 })
  })

  test('of the ministry are those of the whole tree; it has no code of a territory', async () => {
    const rows = await rowsOf(root, 'first-steps')
    expect(rows[0]?.note).not.toContain('ӘАОЖ')
    expect(rows).toHaveLength(6)
  })
})

describe('what waits', () => {
  test('a role for a second person, with whoever may be that, and nobody else', async () => {
    expect(await rowsOf(root, 'waiting')).toEqual([])
    const person = await portal.as('editor', at.a.institution)
    const proposal = {
      action: 'grant',
      user: person.userId,
      role: 'ministry',
      institution: at.ministry,
    }
    expect((await root.post('/api/plugins/core/memberships').send(proposal)).status).toBe(200)
    expect(await rowsOf(root, 'waiting')).toEqual([])
    const second = await portal.as('root')
    const [row] = await rowsOf(second, 'waiting')
    expect(row).toMatchObject({ label: 'Тағайындау: editor' })
    expect((await second.get(String(row?.href).replace('/admin/collections', '/api'))).status).toBe(
      200,
    )
    expect(await rowsOf(head, 'waiting')).toEqual([])
  })

  test('rules that another one has drafted, at places where one approves', async () => {
    const draft = (author: string, place: string) =>
      inTransaction(portal.payload, (req) =>
        systemDb(req).create({
          collection: RULE_PACKS,
          data: {
            ...{ institution: place, kind: 'site-rules', state: 'draft', author, version: 1 },
            ...{ title: { kk: 'Ереже', ru: 'Правила' }, from: '2027-01-01', values: {} },
          },
          depth: 0,
        }),
      )
    await draft(head.userId, at.a.institution)
    expect(await rowsOf(head, 'waiting')).toEqual([])
    expect(await rowsOf(region, 'waiting')).toMatchObject([{ href: '/admin/rules' }])
    expect((await rowsOf(region, 'waiting'))[0]?.label).toContain('Ереже')
    const other = await portal.as('head', at.b.institution)
    expect(await rowsOf(other, 'waiting')).toEqual([])
  })
})

describe('the latest changes', () => {
  test('are those of one’s own sites, drafts too, the newest first', async () => {
    const page = (site: string, title: string, status: string) =>
      make(root, 'pages', { site, title, _status: status })
    await page(at.a.site, 'Бірінші', 'published')
    await page(at.b.site, 'Бөтен', 'published')
    const second = await page(at.a.site, 'Екінші', 'draft')
    const rows = await rowsOf(editor, 'latest-changes')
    expect(rows.map(({ label, value }) => [label, value])).toEqual([
      ['Екінші', 'қаралама'],
      ['Бірінші', undefined],
    ])
    expect(rows[0]).toMatchObject({
      ...{ href: `/admin/collections/pages/${second}`, note: 'mektep-a' },
    })
    expect(Date.parse(rows[0]?.at ?? '')).toBeLessThanOrEqual(Date.now())
    expect((await rowsOf(region, 'latest-changes')).map(({ label }) => label)).toEqual([
      ...['Екінші', 'Бөтен', 'Бірінші'],
    ])
  })
})

describe('planned decisions', () => {
  test('are told to those who may read them, the next first; what has begun is none', async () => {
    await decide(head, at.a.institution)
    expect(await widgetOf(head, 'planned-decisions')).toBeUndefined()
    await decide(region, at.region, { state: 'forced', from: inMs(2 * HOUR) })
    await decide(head, at.a.institution, { state: 'off', from: inMs(HOUR) })
    const labels = async (agent: Agent) =>
      (await rowsOf(agent, 'planned-decisions')).map(({ label, note }) => [label, note])
    const own = ['Хабарландырулар: Өшірулі', 'Мектеп']
    const above = ['Хабарландырулар: Барлығына міндетті', 'region']
    expect(await labels(region)).toEqual([own, above])
    expect(await labels(head)).toEqual([own])
  })
})
