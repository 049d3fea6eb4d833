import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { inTransaction } from '#kernel'
import { createTestPortal, institution, twoSchools, type TestPortal } from '#testing'
import { withBinCheckDigit } from './bin'

let portal: TestPortal
type Agent = Awaited<ReturnType<TestPortal['as']>>
let at: Awaited<ReturnType<typeof twoSchools>> & { district: string; other: string }
let root: Agent
let region: Agent
let head: Agent
let made = 0

beforeAll(async () => {
  portal = await createTestPortal()
  const tree = await twoSchools(portal.payload)
  at = await inTransaction(portal.payload, async (req) => ({
    ...tree,
    district: await institution(req, 'district', 'district', tree.region),
    other: await institution(req, 'region', 'other', tree.ministry),
  }))
  root = await portal.as('root')
  region = await portal.as('region', at.region)
  head = await portal.as('head', at.a.institution)
})
afterAll(() => portal.stop())

function newBin(): string {
  for (;;) {
    const bin = withBinCheckDigit(`590940${String(++made).padStart(5, '0')}`)
    if (bin) return bin
  }
}
const create = (agent: Agent, data: object) =>
  agent
    .post('/api/institutions?locale=kk&depth=0')
    .send({ name: 'Мектеп', kind: 'school', ...data })
const row = (id: string) =>
  portal.payload.db.findOne<Record<string, unknown> & { id: string }>({
    ...{ collection: 'institutions', where: { id: { equals: id } } },
  })
const count = async () =>
  (await portal.payload.count({ collection: 'institutions', overrideAccess: true })).totalDocs
const pathOf = (doc: Record<string, unknown> | null) =>
  ['at1', 'at2', 'at3', 'at4', 'at5'].map((column) => doc?.[column])

test('a region puts a school below its district, and the server says where that is', async () => {
  const forged = { at1: 'x', at2: at.other, at5: 'y', id: at.other, sortKey: 'z' }
  const answer = await create(region, {
    parent: at.district,
    bin: newBin(),
    kato: '111000000',
    ...forged,
  })
  expect(answer.status).toBe(201)
  const stored = await row(answer.body.doc.id)
  expect(stored?.id).not.toBe(at.other)
  expect(pathOf(stored)).toEqual([at.ministry, at.region, at.district, stored?.id, '-'])
  expect(stored?.sortKey).not.toBe('z')
})

test('neither its place nor its columns change later', async () => {
  const { body } = await create(region, { parent: at.district })
  const { id } = body.doc
  const before = pathOf(await row(id))
  const answer = await region
    .patch(`/api/institutions/${String(id)}?depth=0`)
    .send({ name: 'Жаңа', parent: at.other, at2: at.other })
  expect([answer.status, answer.body.doc.name]).toEqual([200, 'Жаңа'])
  expect(pathOf(await row(id))).toEqual(before)
  expect((await row(id))?.parent).toBe(at.district)
})

describe('refused with a sentence at the field, and nothing stored', () => {
  const cases: [string, () => Agent, () => object, [number, string, string]][] = [
    [
      'below a foreign region',
      () => region,
      () => ({ parent: at.other }),
      [404, 'not_found', 'parent'],
    ],
    ['below nothing', () => region, () => ({}), [400, 'parent_required', 'parent']],
    ['a second root', () => root, () => ({ kind: 'ministry' }), [400, 'parent_required', 'parent']],
    [
      'below an unknown one',
      () => root,
      () => ({ parent: 'f'.repeat(24) }),
      [404, 'not_found', 'parent'],
    ],
    [
      'a region below a district',
      () => region,
      () => ({ kind: 'region', parent: at.district }),
      [400, 'kind_unsuitable', 'kind'],
    ],
    [
      'a BIN with a wrong digit',
      () => region,
      () => ({ parent: at.district, bin: '590940000001' }),
      [400, 'bin_invalid', 'bin'],
    ],
    [
      'an unknown KATO',
      () => region,
      () => ({ parent: at.district, kato: '990000000' }),
      [400, 'kato_unknown', 'kato'],
    ],
    [
      'closed before opened',
      () => region,
      () => ({ parent: at.district, opened: '2020-01-01', closed: '2019-01-01' }),
      [400, 'dates_reversed', 'closed'],
    ],
  ]
  test.each(cases)('%s', async (_what, agent, data, [status, code, field]) => {
    const before = await count()
    const { body, status: given } = await create(agent(), data())
    expect([given, body.error?.code, body.error?.field]).toEqual([status, code, field])
    expect(body.error.message).toMatch(/^\p{Lu}.*\.$/u)
    expect(await count()).toBe(before)
  })

  test('a BIN that another one has, and a KATO of another region', async () => {
    const bin = newBin()
    await root.patch(`/api/institutions/${at.region}`).send({ kato: '110000000' })
    expect((await create(region, { parent: at.region, bin, kato: '111000000' })).status).toBe(201)
    expect((await create(region, { parent: at.region, bin })).body.error.code).toBe('bin_taken')
    const foreign = await create(region, { parent: at.region, kato: '150000000' })
    expect(foreign.body.error.code).toBe('kato_foreign')
  })

  test('but any number have none, again and again', async () => {
    for (const code of [null, '', null]) {
      const { body } = await create(region, { parent: at.region, bin: newBin() })
      const emptied = await region.patch(`/api/institutions/${body.doc.id}`).send({ bin: code })
      expect([emptied.status, emptied.body.doc?.bin ?? null]).toEqual([200, null])
    }
  })

  test('coordinates that lie elsewhere', async () => {
    const answer = await create(region, { parent: at.district, latitude: 69.4, longitude: 53.3 })
    expect(answer.status).toBe(400)
  })

  test('below one that is closed, and a sixth level', async () => {
    const closed = (await create(region, { parent: at.district, closed: '2020-06-30' })).body.doc
    expect((await create(region, { parent: closed.id })).body.error.code).toBe('institution_closed')
    const fourth = (await create(region, { parent: at.district })).body.doc
    const fifth = (await create(region, { parent: fourth.id })).body.doc
    expect((await create(region, { parent: fifth.id })).body.error.code).toBe('tree_too_deep')
  })

  test('by a head, who only describes his own school', async () => {
    expect((await create(head, { parent: at.a.institution })).status).toBe(403)
    const own = await head.patch(`/api/institutions/${at.a.institution}`).send({ capacity: 700 })
    expect(own.status).toBe(200)
    const next = await head.patch(`/api/institutions/${at.b.institution}`).send({ capacity: 7 })
    expect(next.status).toBe(404)
  })

  test('one with others below it is not removed', async () => {
    const answer = await root.delete(`/api/institutions/${at.district}`)
    expect([answer.status, answer.body.error.code]).toEqual([409, 'still_needed'])
  })
})

test('nothing new begins at a closed school', async () => {
  const { body } = await create(region, { parent: at.region, closed: '2020-06-30' })
  const answer = await region
    .post('/api/sites')
    .send({ title: 'Жабық мектеп', institution: body.doc.id })
  expect([answer.status, answer.body.error.code]).toEqual([409, 'institution_closed'])
})
