import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { withBinCheckDigit } from '#collections'
import { createTestPortal, twoSchools, type TestPortal } from '#testing'

type Agent = Awaited<ReturnType<TestPortal['as']>>
type Step = { part: string; name: string; does: string; reason?: string }
let portal: TestPortal
let at: Awaited<ReturnType<typeof twoSchools>>
let region: Agent
let head: Agent

beforeAll(async () => {
  portal = await createTestPortal()
  at = await twoSchools(portal.payload)
  region = await portal.as('region', at.region)
  head = await portal.as('head', at.b.institution)
})
afterAll(() => portal.stop())

const CORE = '/api/plugins/core'
const ALL = 'tree,modules,settings,look,rules,pages'
const exported = async (agent: Agent, institution: string, parts = ALL) =>
  agent.get(`${CORE}/blueprint?institution=${institution}&parts=${parts}`)
const sent = (
  agent: Agent,
  mode: 'apply' | 'check',
  institution: string,
  file: unknown,
  parts = ALL,
) =>
  agent
    .post(`${CORE}/blueprint/${mode}?institution=${institution}&parts=${parts}`)
    .set('Content-Type', 'application/octet-stream')
    .send(Buffer.from(typeof file === 'string' ? file : JSON.stringify(file)))
const stepsOf = async (request: ReturnType<typeof sent>): Promise<Step[]> => {
  const { body, status } = await request
  expect({ status, body }).toMatchObject({ status: 200 })
  return (body as { steps: Step[] }).steps
}
const done = async (request: PromiseLike<{ status: number }>): Promise<void> =>
  expect((await request).status).toBeLessThan(300)

/** School a with a set-up of its own. */
async function setUp(): Promise<void> {
  const institution = at.a.institution
  const decision = {
    institutions: [institution],
    module: 'notices',
    state: 'forced',
    reason: '№ 1',
  }
  await done(region.post(`${CORE}/modules/decide`).send(decision))
  const settings = { institution, module: 'notices', reason: '№ 2', values: { inBar: 7 } }
  await done(region.post(`${CORE}/modules/settings`).send(settings))
  const look = { institution, name: 'Жасыл', band: '#0b4650', bandInk: '#ffffff' }
  await done(region.post('/api/appearances').send(look))
  const page = async (slug: string, more: object) => {
    const data = { site: at.a.site, slug, title: slug, order: 5, _status: 'published', ...more }
    const { body, status } = await region.post('/api/pages?locale=kk&depth=0').send(data)
    expect(status).toBe(201)
    return (body as { doc: { id: string } }).doc.id
  }
  const rules = await page('erezhe', { inMenu: false })
  const text = { blockType: 'banners', banners: [{ title: 'Ереже', page: rules }] }
  const people = { blockType: 'people', people: [{ name: 'Біреу Бірдеңе', phone: '+77010000000' }] }
  await page('turaly', { blocks: [text, people] })
}

type File = Record<string, unknown> & { pages: { slug: string; blocks: { kk?: unknown[] } }[] }

describe('the set-up of an institution', () => {
  let file: File

  test('is one file that can be read, without people, ids and pictures', async () => {
    await setUp()
    const { body, status } = await exported(region, at.a.institution)
    expect(status).toBe(200)
    file = body as File
    expect(file).toMatchObject({
      ...{ format: 'orda-blueprint', version: 1 },
      modules: [{ module: 'notices', state: 'forced' }],
      settings: [{ module: 'notices', version: 1, values: { inBar: 7 } }],
      look: { name: 'Жасыл', band: '#0b4650', bandInk: '#ffffff' },
    })
    const about = file.pages.find(({ slug }) => slug === 'turaly')
    expect(about?.blocks.kk).toEqual([
      expect.objectContaining({
        banners: [expect.objectContaining({ title: 'Ереже', page: 'page:erezhe' })],
      }),
    ])
    const text = JSON.stringify(file)
    for (const own of ['Біреу', '+7701', at.a.institution, at.a.site, '"id"'])
      expect(text).not.toContain(own)
  })

  test('is told before it is applied; then exactly that is done, and a second time nothing', async () => {
    const told = await stepsOf(sent(region, 'check', at.b.institution, file))
    expect(told).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ part: 'modules', does: 'add' }),
        expect.objectContaining({ part: 'settings', does: 'add' }),
        expect.objectContaining({ part: 'look', does: 'add', name: 'Жасыл' }),
        expect.objectContaining({ part: 'pages', does: 'add' }),
      ]),
    )
    const untouched = await exported(region, at.b.institution)
    expect(untouched.body).not.toHaveProperty('modules')
    expect(await stepsOf(sent(region, 'apply', at.b.institution, file))).toEqual(told)
    const { body } = await exported(region, at.b.institution, 'modules,settings,look')
    expect(body).toMatchObject({ modules: file.modules, settings: file.settings, look: file.look })
    const again = await stepsOf(sent(region, 'check', at.b.institution, file))
    expect(again.filter(({ does }) => does !== 'same')).toEqual([])
  })

  test('brings pages as drafts, whose links lead to each other', async () => {
    const query = `where[site][equals]=${at.b.site}&draft=true&depth=0&locale=kk&limit=100`
    const { body } = await region.get(`/api/pages?${query}`)
    type Doc = {
      id: string
      slug: string
      _status: string
      blocks?: { banners?: { page: string }[] }[]
    }
    const docs = new Map((body as { docs: Doc[] }).docs.map((doc) => [doc.slug, doc]))
    expect(docs.get('turaly')).toMatchObject({ _status: 'draft' })
    expect(docs.get('turaly')?.blocks?.[0]?.banners?.[0]?.page).toBe(docs.get('erezhe')?.id)
    const shown = await portal.http.get(`/kk/s/${at.b.slug}/turaly`).set('Host', 'localhost:3000')
    expect(shown.status).toBe(404)
  })

  test('only in part, where only a part is wanted', async () => {
    const steps = await stepsOf(sent(region, 'check', at.b.institution, file, 'look'))
    expect(steps.map(({ part }) => part)).toEqual(['look'])
  })

  test('is refused line by line where something is in the way, and the rest is done', async () => {
    const own = {
      ...file,
      modules: [
        { module: 'weather', state: 'on' },
        { module: 'notices', state: 'off' },
      ],
    }
    const steps = await stepsOf(sent(head, 'apply', at.b.institution, own, 'tree,modules'))
    expect(steps).toMatchObject([
      { does: 'refused', name: 'weather', reason: expect.stringMatching(/\p{L}{4}/u) as unknown },
      { does: 'change' },
    ])
    const { body } = await exported(head, at.b.institution, 'modules')
    expect(body).toMatchObject({ modules: [{ module: 'notices', state: 'off' }] })
  })

  test('of an older version of a module is read as it would be said today; what no longer fits is left', async () => {
    const old = {
      ...file,
      settings: [{ module: 'notices', version: 1, values: { inBar: 6, gone: 1 } }],
    }
    await stepsOf(sent(region, 'apply', at.b.institution, old, 'settings'))
    const { body } = await exported(region, at.b.institution, 'settings')
    expect(body).toMatchObject({ settings: [{ values: { inBar: 6 } }] })
    const newer = {
      ...file,
      settings: [{ module: 'notices', version: 9, values: { inBar: 5, mood: 1 } }],
    }
    const [step] = await stepsOf(sent(region, 'check', at.b.institution, newer, 'settings'))
    expect(step).toMatchObject({ does: 'refused' })
  })
})

describe('a tree in a blueprint', () => {
  test('comes below the institution at which it is applied, as a whole', async () => {
    const [district = '', school = ''] = ['99014000001', '99014000002'].map(withBinCheckDigit)
    const tree = [
      { bin: district, kind: 'district', name: { kk: 'Аудан', ru: 'Район' } },
      { bin: school, kind: 'school', name: { kk: 'Мектеп', ru: 'Школа' }, parent: district },
      { bin: '123456789012', kind: 'school', name: { kk: 'Бос', ru: 'Пусто' }, parent: district },
    ]
    const file = { format: 'orda-blueprint', version: 1, from: { kk: 'а', ru: 'а' }, tree }
    const noBin = await stepsOf(sent(region, 'check', at.region, file, 'tree'))
    expect(noBin).toMatchObject([
      { does: 'refused', reason: expect.stringContaining('БСН') as unknown },
    ])
    await portal.payload.update({
      collection: 'institutions',
      data: { bin: withBinCheckDigit('99014000003') },
      id: at.region,
      overrideAccess: true,
    })
    const steps = await stepsOf(sent(region, 'apply', at.region, file, 'tree'))
    expect(steps).toMatchObject([
      { part: 'tree', does: 'add', name: expect.stringContaining('2') as unknown },
      { part: 'tree', does: 'refused', name: 'Бос' },
    ])
    const { body } = await exported(region, at.region, 'tree')
    expect((body as { tree: unknown[] }).tree).toEqual([
      expect.objectContaining({ bin: district, kind: 'district' }),
      expect.objectContaining({ bin: school, parent: district }),
    ])
    expect(await stepsOf(sent(head, 'check', at.b.institution, file, 'tree'))).toMatchObject([
      { part: 'tree', does: 'refused' },
    ])
  })
})

describe('a file is refused in a sentence', () => {
  test.each([
    ['that is no JSON', 'hello', 'blueprint_invalid'],
    ['of something else', { format: 'orda-rule-pack', version: 1 }, 'blueprint_invalid'],
    ['of a newer portal', { format: 'orda-blueprint', version: 2 }, 'blueprint_newer'],
    [
      'with a part in another shape',
      {
        format: 'orda-blueprint',
        version: 1,
        from: { kk: '', ru: '' },
        modules: [{ module: 'notices', state: 'maybe' }],
      },
      'blueprint_invalid',
    ],
  ])('%s', async (_name, file, code) => {
    const { body, status } = await sent(region, 'apply', at.b.institution, file)
    expect({ status, body }).toMatchObject({ status: 400, body: { error: { code } } })
  })

  test('at an institution out of reach, which is not there', async () => {
    expect((await exported(head, at.a.institution)).status).toBe(404)
    expect((await sent(head, 'apply', at.a.institution, {})).status).toBe(404)
  })
})
