import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createLocalReq } from 'payload'
import { portalOf, RULE_PACKS, systemDb } from '#kernel'
import {
  createTestPortal,
  schemesAsked,
  schemesPlugin,
  twoSchools,
  type TestPortal,
} from '#testing'

type Agent = Awaited<ReturnType<TestPortal['as']>>
type Answer = Readonly<{ status: number; body: Record<string, unknown> }>

let portal: TestPortal
let at: Awaited<ReturnType<typeof twoSchools>>
let root: Agent
let ministry: Agent
let head: Agent
let deputy: Agent

beforeAll(async () => {
  portal = await createTestPortal({ plugins: [schemesPlugin] })
  at = await twoSchools(portal.payload)
  root = await portal.as('root')
  ministry = await portal.as('ministry', at.ministry)
  head = await portal.as('head', at.a.institution)
  deputy = await portal.as('deputy', at.a.institution)
})
afterAll(() => portal.stop())
beforeEach(async () => {
  const req = await createLocalReq({}, portal.payload)
  await portal.payload.db.deleteMany({ collection: RULE_PACKS, req, where: {} })
  portalOf(portal.payload).rules.drop(['*'])
})

const CORE = '/api/plugins/core/rule-packs'
const bands = (...limits: number[]) => ({
  bands: limits.map((from, n) => ({ key: `b${String(n + 1)}`, from })),
})
const head2026 = { title: { kk: 'Шкала', ru: 'Шкала' }, from: '2026-09-01' }
const pack = (institution: string, more: object = {}) => ({
  ...{ action: 'draft', institution, kind: 'schemes-bands', ...head2026, values: bands(0, 50) },
  ...more,
})
const post = async (agent: Agent, path: string, body: object): Promise<Answer> =>
  agent.post(CORE + path).send(body)
const draft = (agent: Agent, institution: string, more: object = {}) =>
  post(agent, '', pack(institution, more))
const get = async (agent: Agent, path: string): Promise<Answer> => agent.get(CORE + path)
const codeOf = ({ body, status }: Answer) => [status, (body.error as { code?: string })?.code]
const idOf = ({ body }: Answer): string => String(body.id)
const approve = (agent: Agent, id: string, rev = 1) => post(agent, '/approve', { id, rev })
/** Drafted by root, approved by the ministry. */
const approved = async (institution: string, more: object = {}): Promise<string> => {
  const made = await draft(root, institution, more)
  expect(made.status).toBe(200)
  const { status, body } = await approve(ministry, idOf(made))
  expect([status, body]).toEqual([200, { id: idOf(made), rev: 2 }])
  return idOf(made)
}
const rows = async () => {
  const { docs } = await portal.payload.db.find<Record<string, unknown> & { id: string }>({
    ...{ collection: RULE_PACKS, limit: 0, pagination: false, sort: 'from' },
  })
  return docs
}
type Kind = { kind: string; name: string; ownHere: boolean; pack?: Record<string, unknown> }
const inForce = async (agent: Agent, institution: string, day: string): Promise<Kind[]> => {
  const { body, status } = await get(agent, `/in-force?institution=${institution}&day=${day}`)
  expect(status).toBe(200)
  expect(body.day).toBe(day)
  return body.kinds as Kind[]
}
const bandsOn = async (agent: Agent, institution: string, day: string): Promise<unknown> =>
  (await inForce(agent, institution, day)).find(({ kind }) => kind === 'schemes-bands')?.pack
    ?.values
const LAW = { kind: 'schemes-law', values: { most: 5 } }

describe('a pack', () => {
  test('is drafted by one person, approved by another, and in force from its day on, everywhere below', async () => {
    const made = await draft(root, at.ministry)
    const id = idOf(made)
    expect(await bandsOn(head, at.a.institution, '2026-09-01')).toBeUndefined()
    expect(codeOf(await approve(root, id))).toEqual([403, 'second_person_needed'])
    expect((await approve(ministry, id)).status).toBe(200)
    expect((await rows())[0]).toMatchObject({
      ...{ id, state: 'approved', author: root.userId, approver: ministry.userId, version: 2 },
    })
    expect(await bandsOn(head, at.a.institution, '2026-09-01')).toEqual(bands(0, 50))
    expect(await bandsOn(head, at.a.institution, '2026-08-31')).toBeUndefined()
  })

  test('is approved by nobody who has written in it, be it as the last of several', async () => {
    const id = idOf(await draft(root, at.ministry))
    const change = { action: 'change', id, rev: 1, ...head2026, values: bands(0, 60) }
    expect((await post(ministry, '', change)).body).toEqual({ id, rev: 2 })
    expect(codeOf(await approve(ministry, id, 2))).toEqual([403, 'second_person_needed'])
    expect((await approve(root, id, 2)).status).toBe(200)
  })

  test('of a school is its own affair, and that of those above', async () => {
    await approved(at.ministry)
    const id = idOf(await draft(deputy, at.a.institution, { values: bands(0, 70) }))
    expect((await approve(deputy, id)).status).toBe(403)
    expect((await approve(head, id)).status).toBe(200)
    expect(await bandsOn(head, at.a.institution, '2026-10-01')).toEqual(bands(0, 70))
    expect(await bandsOn(root, at.b.institution, '2026-10-01')).toEqual(bands(0, 50))
    expect(codeOf(await draft(head, at.b.institution))).toEqual([404, 'not_found'])
    expect(codeOf(await draft(head, at.region))).toEqual([404, 'not_found'])
  })

  test('is written only by who has seen what it is now', async () => {
    const id = idOf(await draft(root, at.ministry))
    const change = { action: 'change', id, rev: 1, ...head2026, values: bands(0, 60) }
    expect((await post(root, '', change)).status).toBe(200)
    const stale = await post(root, '', { ...change, values: bands(1) })
    expect(codeOf(stale)).toEqual([409, 'stale'])
    expect(codeOf(await approve(ministry, id, 1))).toEqual([409, 'stale'])
    expect((await rows())[0]).toMatchObject({ state: 'draft', rev: 2, values: bands(0, 60) })
  })

  test('that was approved is neither changed, nor thrown away, nor approved again, by nobody', async () => {
    const id = await approved(at.ministry)
    const [before] = await rows()
    const change = { action: 'change', id, rev: 2, ...head2026, values: bands(1) }
    expect(codeOf(await post(root, '', change))).toEqual([409, 'pack_approved'])
    expect(codeOf(await post(root, '', { action: 'remove', id }))).toEqual([409, 'pack_approved'])
    expect(codeOf(await approve(root, id, 2))).toEqual([409, 'pack_approved'])
    for (const send of [
      root.patch(`/api/rule-packs/${id}`).send({ state: 'draft' }),
      root.delete(`/api/rule-packs/${id}`),
      root.post('/api/rule-packs').send({ ...pack(at.ministry), state: 'approved' }),
    ])
      expect([403, 404]).toContain((await send).status)
    const system = async () => systemDb(await createLocalReq({}, portal.payload))
    const args = { collection: RULE_PACKS, id }
    await expect((await system()).delete(args)).rejects.toThrow('pack_approved')
    const data = { from: '2026-01-01' }
    await expect((await system()).update({ ...args, data })).rejects.toThrow('pack_approved')
    expect(await rows()).toEqual([before])
  })

  test('that is a draft may be thrown away by who may write it', async () => {
    const id = idOf(await draft(deputy, at.a.institution))
    const other = await portal.as('head', at.b.institution)
    expect(codeOf(await post(other, '', { action: 'remove', id }))).toEqual([404, 'not_found'])
    expect((await post(head, '', { action: 'remove', id })).status).toBe(200)
    expect(await rows()).toEqual([])
  })

  test('cannot say who wrote or approved it', async () => {
    for (const more of [{ author: root.userId }, { state: 'approved' }, { approver: 'x' }])
      expect(codeOf(await draft(head, at.a.institution, more))).toEqual([400, 'invalid_input'])
  })

  test.each<[string, string, object, unknown[]]>([
    ['of no kind', 'ministry', { kind: 'ghosts' }, [400, 'pack_kind_unknown']],
    ['that ends before it begins', 'ministry', { until: '2026-08-31' }, [400, 'dates_reversed']],
    ['from a day that there is not', 'ministry', { from: '2026-02-30' }, [400, 'invalid_input']],
    ['from a year of nobody', 'ministry', { from: '0026-09-01' }, [400, 'invalid_input']],
    ['without a name in Russian', 'ministry', { title: { kk: 'Т' } }, [400, 'invalid_input']],
    ['of the whole country, at a region', 'region', LAW, [400, 'pack_root_only']],
    ['without values', 'ministry', { values: {} }, [400, 'pack_invalid']],
  ])('%s is refused, and nothing stored', async (_, place, more, answer) => {
    const institution = place === 'region' ? at.region : at.ministry
    expect(codeOf(await draft(root, institution, more))).toEqual(answer)
    expect(await rows()).toEqual([])
  })

  test('with wrong values is refused with a sentence for each', async () => {
    const values = { bands: [{ key: 'a', from: 101 }, { key: 'b' }], more: 1 }
    const { body } = await draft(root, at.ministry, { values })
    const { details, field } = body.error as { details: { faults: unknown[] }; field: string }
    expect(field).toBe('values.bands.0.from')
    expect(details.faults).toEqual([
      { path: 'values.bands.0.from', message: '100 не одан кіші сан жазыңыз.' },
      { path: 'values.bands.1.from', message: 'Осы өрісті толтырыңыз.' },
      { path: 'values', message: expect.stringMatching(/белгісіз/) },
    ])
  })

  test('leaves a trace of who did what', async () => {
    const id = await approved(at.ministry)
    const { docs } = await portal.payload.db.find<Record<string, unknown> & { id: string }>({
      ...{ collection: 'audit', limit: 0, pagination: false },
      where: { targetId: { equals: id } },
    })
    expect(docs.map(({ action, who }) => [action, who]).sort()).toEqual([
      ['rulePacks.approve', ministry.userId],
      ['rulePacks.draft', root.userId],
    ])
  })
})

describe('packs of one kind and place', () => {
  const refused = async (more: object) =>
    codeOf(await approve(ministry, idOf(await draft(root, at.ministry, more))))

  test('end where the next begins, without a day of two or of none', async () => {
    await approved(at.ministry)
    await approved(at.ministry, { from: '2027-01-01', until: '2027-05-31', values: bands(1) })
    expect(await bandsOn(root, at.ministry, '2026-12-31')).toEqual(bands(0, 50))
    expect(await bandsOn(root, at.ministry, '2027-01-01')).toEqual(bands(1))
    expect(await bandsOn(root, at.ministry, '2027-06-01')).toBeUndefined()
    expect(await refused({ from: '2026-09-01' })).toEqual([409, 'pack_overlap'])
    expect(await refused({ from: '2027-05-31' })).toEqual([409, 'pack_overlap'])
    expect(await refused({ from: '2026-10-01', until: '2027-01-01' })).toEqual([
      409,
      'pack_overlap',
    ])
    expect(await refused({ from: '2026-10-01', until: '2026-12-30' })).toEqual([409, 'pack_gap'])
    expect(await refused({ from: '2027-06-02' })).toEqual([409, 'pack_gap'])
    await approved(at.ministry, { from: '2027-06-01', values: bands(2) })
    expect(await bandsOn(root, at.ministry, '2027-06-01')).toEqual(bands(2))
  })

  test('below the root leave days to the rules from above', async () => {
    await approved(at.ministry)
    await approved(at.region, { until: '2026-12-31', values: bands(1) })
    await approved(at.region, { from: '2027-03-01', values: bands(2) })
    expect(await bandsOn(root, at.region, '2026-12-31')).toEqual(bands(1))
    expect(await bandsOn(root, at.region, '2027-02-01')).toEqual(bands(0, 50))
    expect(await bandsOn(root, at.region, '2027-03-01')).toEqual(bands(2))
  })

  test('say which days are in question', async () => {
    await approved(at.ministry, { until: '2027-05-31' })
    const { body } = await approve(
      ministry,
      idOf(await draft(root, at.ministry, { from: '2027-06-05' })),
    )
    expect((body.error as { message: string }).message).toContain('01.06.2027 – 04.06.2027')
  })

  test('do not mind those of other places and kinds', async () => {
    await approved(at.ministry)
    await approved(at.a.institution)
    await approved(at.ministry, LAW)
    expect(await rows()).toHaveLength(3)
  })

  test('approved in the same moment do not both become the rule', async () => {
    const ids = [
      idOf(await draft(root, at.ministry)),
      idOf(await draft(root, at.ministry, { values: bands(7) })),
    ]
    const answers = await Promise.all(ids.map((id) => approve(ministry, id)))
    expect(answers.map(codeOf).sort()).toEqual([
      [200, undefined],
      [409, 'pack_overlap'],
    ])
    expect((await rows()).filter(({ state }) => state === 'approved')).toHaveLength(1)
  })
})

describe('who reads them', () => {
  test('hears of every kind, whose module is on, what is in force at his place', async () => {
    await approved(at.ministry)
    const analyst = await portal.as('analyst', at.region)
    const kinds = await inForce(analyst, at.a.institution, '2026-09-01')
    expect(kinds.map(({ kind, ownHere }) => [kind, ownHere])).toEqual([
      ['school-calendar', true],
      ['site-rules', false],
      ['schemes-bands', true],
      ['schemes-law', false],
    ])
    expect(kinds[0]).toMatchObject({ name: 'Оқу жылының күнтізбесі' })
    expect(kinds[2]?.pack).toMatchObject({
      ...{ institution: at.ministry, institutionName: 'ministry', title: 'Шкала' },
      ...{ from: '2026-09-01', values: bands(0, 50) },
    })
    expect(codeOf(await get(head, `/in-force?institution=${at.b.institution}`))).toEqual([
      ...[404, 'not_found'],
    ])
  })

  test('begins where he works, today, and may look elsewhere within his reach', async () => {
    const { body } = await get(head, '/in-force')
    expect(body).toMatchObject({
      ...{ institution: { id: at.a.institution, name: 'mektep-a' }, mayDraft: true },
      within: { id: { equals: at.a.institution } },
    })
    expect(body.day).toMatch(/^\d{4}-\d\d-\d\d$/)
    const everywhere = await get(root, '/in-force')
    expect(everywhere.body).toMatchObject({ institution: { id: at.ministry }, within: true })
    const auditor = await portal.as('auditor', at.region)
    const { body: seen } = await get(auditor, `/in-force?institution=${at.b.institution}`)
    expect(seen.mayDraft).toBe(false)
  })

  test('is told nothing of a module that is off, and nobody drafts for it', async () => {
    const at2 = { institution: at.ministry, module: 'schemes', state: 'off', reason: '№ 1' }
    const { body } = await root.post('/api/module-switches?depth=0').send(at2)
    const kinds = await inForce(head, at.a.institution, '2026-09-01')
    expect(kinds.map(({ kind }) => kind)).toEqual(['school-calendar', 'site-rules'])
    expect(codeOf(await draft(root, at.ministry))).toEqual([409, 'module_off'])
    await root.delete(`/api/module-switches/${(body as { doc: { id: string } }).doc.id}`)
  })

  test('sees drafts at his own place, and above it what was approved', async () => {
    const above = await approved(at.ministry)
    const plan = idOf(await draft(root, at.ministry, { from: '2027-09-01' }))
    const own = idOf(await draft(deputy, at.a.institution))
    const read = async (agent: Agent, id: string) => (await get(agent, `/export?id=${id}`)).status
    expect([await read(head, above), await read(head, plan), await read(head, own)]).toEqual([
      ...[200, 404, 200],
    ])
    const other = await portal.as('editor', at.b.institution)
    expect([await read(other, above), await read(other, own)]).toEqual([200, 404])
    const listed = await head.get('/api/rule-packs?depth=0')
    expect(listed.status).toBe(404)
  })

  test('through endpoints and pages has them at once, from memory and from the cache', async () => {
    schemesAsked.path = [at.ministry, at.region, at.a.institution]
    const page = async () =>
      (await portal.http.get('/kk/schemes/').set('Host', 'localhost:3000')).text
    expect(await page()).toContain('bands none')
    await approved(at.ministry)
    expect(await page()).toContain('bands 0-50')
    const id = idOf(await draft(deputy, at.a.institution, { values: bands(3) }))
    expect(await page()).toContain('bands 0-50')
    await approve(head, id)
    expect(await page()).toContain('bands 3')
    const place = `institution=${at.a.institution}&day=2026-09-01`
    const { body } = await head.get(`/api/plugins/schemes/at?${place}`)
    expect(body.rules).toMatchObject({ id, values: bands(3) })
  })
})

describe('the screen', () => {
  type Listed = Readonly<{ id: string; may: object; author: string; approver: string }>
  const list = async (agent: Agent, institution: string) =>
    (await get(agent, `?institution=${institution}`)).body.packs as Listed[]

  test('lists the packs of a place, with what the reader may do', async () => {
    const old = await approved(at.ministry)
    const id = idOf(await draft(root, at.ministry, { from: '2027-09-01' }))
    const [plan, before] = await list(ministry, at.ministry)
    expect(plan).toMatchObject({
      ...{ id, state: 'draft', title: 'Шкала', from: '2027-09-01', rev: 1 },
      ...{ author: 'root', approver: '', may: { approve: true, change: true, isOwn: false } },
    })
    expect(before).toMatchObject({
      ...{ id: old, author: 'root', approver: 'ministry' },
      may: { approve: false, change: false, isOwn: false },
    })
    const [own] = await list(root, at.ministry)
    expect(own?.may).toEqual({ approve: false, change: true, isOwn: true })
    expect(codeOf(await get(head, `?institution=${at.ministry}`))).toEqual([404, 'not_found'])
    expect(await list(head, at.a.institution)).toEqual([])
  })

  test('shows a pack in a form, and a new one as what is in force today', async () => {
    const id = idOf(await draft(root, at.ministry))
    const { body } = await get(ministry, `/form?id=${id}`)
    expect(body).toMatchObject({
      ...{ kind: 'schemes-bands', name: 'rules.schemes-bands', institutionName: 'ministry' },
      ...{ pack: { ...head2026, id, rev: 1, state: 'draft', until: null } },
      ...{ values: bands(0, 50), may: { approve: true, change: true, isOwn: false } },
      texts: { 'rules.schemes-bands.bands.from': 'rules.schemes-bands.bands.from' },
    })
    expect((body.fields as { name: string; kind: string }[])[0]).toMatchObject({
      ...{ name: 'bands', kind: 'list' },
    })
    expect(codeOf(await get(head, `/form?id=${id}`))).toEqual([404, 'not_found'])
    const place = `institution=${at.a.institution}`
    const fresh = await get(head, `/form?${place}&kind=schemes-bands`)
    expect(fresh.body).toMatchObject({ values: {}, may: { change: true } })
    await approve(ministry, id)
    await approved(at.ministry, { from: '2026-10-01', values: bands(9) })
    const filled = await get(head, `/form?${place}&kind=schemes-bands`)
    expect(filled.body.values).toEqual(bands(9))
    expect(filled.body.pack).toBeUndefined()
    const editor = await portal.as('editor', at.a.institution)
    const { may } = (await get(editor, `/form?${place}&kind=schemes-bands`)).body
    expect(may).toMatchObject({ change: false })
  })
})

describe('two packs compared', () => {
  test('differ in what the later one changes', async () => {
    const before = await approved(at.ministry)
    const id = idOf(
      await draft(root, at.ministry, { from: '2027-09-01', values: bands(0, 60, 90) }),
    )
    const { body } = await get(ministry, `/compare?id=${id}`)
    expect(body).toMatchObject({ pack: { id, state: 'draft' }, other: { id: before } })
    expect(body.differences).toEqual([
      { path: 'bands.b2.from', change: 'changed', before: 50, now: 60 },
      { path: 'bands.b3', change: 'added', now: { key: 'b3', from: 90 } },
    ])
    const back = await get(ministry, `/compare?id=${before}&with=${id}`)
    expect(back.body.differences).toContainEqual({
      ...{ path: 'bands.b3', change: 'removed', before: { key: 'b3', from: 90 } },
    })
  })

  test('of a school is seen beside what holds above, and the first of all beside nothing', async () => {
    const first = await approved(at.ministry, { until: '2026-12-31' })
    expect((await get(root, `/compare?id=${first}`)).body.other).toBeUndefined()
    const next = await approved(at.ministry, { from: '2027-01-01' })
    const { body } = await get(root, `/compare?id=${next}`)
    expect(body).toMatchObject({ other: { id: first, until: '2026-12-31' }, differences: [] })
    const own = idOf(await draft(deputy, at.a.institution, { from: '2027-02-01' }))
    expect((await get(deputy, `/compare?id=${own}`)).body).toMatchObject({ other: { id: next } })
  })

  test('are of one kind', async () => {
    const [one, law] = [await approved(at.ministry), await approved(at.ministry, LAW)]
    const answer = await get(root, `/compare?id=${one}&with=${law}`)
    expect(codeOf(answer)).toEqual([400, 'invalid_input'])
  })
})

describe('a pack as a file', () => {
  const sent = async (agent: Agent, file: unknown, query = `institution=${at.ministry}`) =>
    (await agent
      .post(`${CORE}/import?${query}`)
      .set('Content-Type', 'application/octet-stream')
      .send(typeof file === 'string' ? file : JSON.stringify(file))) as Answer
  const FILE = {
    ...{ format: 'orda-rule-pack', version: 1, kind: 'schemes-bands', schemaVersion: 2 },
    ...{ ...head2026, until: null, values: bands(0, 50) },
  }

  test('is what was drafted, and becomes the same draft again', async () => {
    const id = idOf(await draft(root, at.ministry, { until: '2027-05-31' }))
    const { body } = await get(root, `/export?id=${id}`)
    expect(body).toEqual({ ...FILE, until: '2027-05-31' })
    const made = await sent(deputy, body, `institution=${at.a.institution}&kind=schemes-bands`)
    expect(made.status).toBe(200)
    const again = await get(deputy, `/export?id=${idOf(made)}`)
    expect(again.body).toEqual(body)
    expect(new Map((await rows()).map(({ author, state }) => [author, state]))).toEqual(
      new Map([root.userId, deputy.userId].map((author) => [author, 'draft'])),
    )
  })

  test('of an older shape is read as one of today', async () => {
    const old = { ...FILE, schemaVersion: 1, values: { limits: [0, 50] } }
    const made = await sent(root, `\uFEFF${JSON.stringify(old)}`)
    expect((await get(root, `/export?id=${idOf(made)}`)).body).toEqual(FILE)
  })

  test.each<[string, unknown, unknown[]]>([
    ['no JSON', '{"format":', [400, 'pack_file_invalid']],
    ['nothing', '', [400, 'pack_file_invalid']],
    ['a list', [FILE], [400, 'pack_file_invalid']],
    ['another format', { ...FILE, format: 'x' }, [400, 'pack_file_invalid']],
    ['a newer format', { ...FILE, version: 2 }, [400, 'pack_file_newer']],
    ['a newer shape', { ...FILE, schemaVersion: 3 }, [400, 'pack_file_newer']],
    ['a kind of nobody', { ...FILE, kind: 'ghosts' }, [400, 'pack_kind_unknown']],
    ['another kind', { ...FILE, ...LAW, schemaVersion: 1 }, [400, 'pack_file_other']],
    ['no first day', { ...FILE, from: 'soon' }, [400, 'pack_invalid']],
    ['something besides', { ...FILE, state: 'approved' }, [400, 'pack_invalid']],
    ['wrong values', { ...FILE, values: bands() }, [400, 'pack_invalid']],
    ['an old shape that was none', { ...FILE, schemaVersion: 1 }, [400, 'pack_invalid']],
    ['an end before its beginning', { ...FILE, until: '2026-01-01' }, [400, 'dates_reversed']],
  ])('with %s is refused, and nothing stored', async (_, file, answer) => {
    const query = `institution=${at.ministry}&kind=schemes-bands`
    expect(codeOf(await sent(root, file, query))).toEqual(answer)
    expect(await rows()).toEqual([])
  })

  test('with faults says where, in words', async () => {
    const { body } = await sent(root, { ...FILE, title: { kk: 'Т' }, from: '2026-13-01' })
    const { faults } = (body.error as { details: { faults: unknown[] } }).details
    expect(faults).toEqual([
      { path: 'title.ru', message: 'Осы өрісті толтырыңыз.' },
      { path: 'from', message: 'Күнтізбеде бар күнді көрсетіңіз.' },
    ])
    const other = await sent(
      root,
      { ...FILE, ...LAW, schemaVersion: 1 },
      `institution=${at.ministry}&kind=schemes-bands`,
    )
    expect((other.body.error as { message: string }).message).toContain('«rules.schemes-law»')
  })
})
