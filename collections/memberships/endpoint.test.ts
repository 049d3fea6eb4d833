import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { inTransaction } from '#kernel'
import {
  appoint,
  codeOf,
  createTestPortal,
  institution,
  twoSchools,
  type TestPortal,
} from '#testing'

let portal: TestPortal
type Agent = Awaited<ReturnType<TestPortal['as']>>
let at: Awaited<ReturnType<typeof twoSchools>> & { district: string }
let root: Agent
let region: Agent
let head: Agent
let names = 0

beforeAll(async () => {
  portal = await createTestPortal()
  const tree = await twoSchools(portal.payload)
  const district = await inTransaction(portal.payload, (req) =>
    institution(req, 'district', 'district', tree.region),
  )
  at = { ...tree, district }
  root = await portal.as('root')
  region = await portal.as('region', at.region)
  head = await portal.as('head', at.a.institution)
})
afterAll(() => portal.stop())

const ENDPOINT = '/api/plugins/core/memberships'
const ask = (agent: Agent, body: object) => agent.post(ENDPOINT).send(body)
const grant = (agent: Agent, user: string, role: string, place?: string, more: object = {}) =>
  ask(agent, {
    action: 'grant',
    user,
    role,
    ...(place !== undefined && { institution: place }),
    ...more,
  })
const someone = async (): Promise<{ id: string; username: string }> => {
  const username = `code-${String(++names)}`
  const { id } = await portal.payload.create({
    collection: 'users',
    data: { name: 'Біреу', username },
    overrideAccess: true,
  })
  return { id: String(id), username }
}
const row = async (id: string) =>
  portal.payload.db.findOne<Record<string, unknown> & { id: string }>({
    collection: 'memberships',
    where: { id: { equals: id } },
  })
const rowsOf = async (user: string) => {
  const { docs } = await portal.payload.db.find<Record<string, unknown> & { id: string }>({
    ...{ collection: 'memberships', limit: 0, pagination: false },
    where: { user: { equals: user } },
  })
  return docs
}

test('a head appoints an editor by user name, who can work from his next request on', async () => {
  const editor = await portal.as('pupil', at.b.institution)
  expect((await editor.post('/api/pages').send({ title: 'x', site: at.a.site })).status).toBe(403)
  const answer = await grant(head, editor.userId, 'editor', at.a.institution)
  expect([answer.status, answer.body.needsSecondPerson]).toEqual([200, false])
  const made = await editor.post('/api/pages').send({ title: 'x', slug: 'made', site: at.a.site })
  expect(made.status).toBe(201)
  const ended = await ask(head, { action: 'end', id: answer.body.id })
  expect(ended.status).toBe(200)
  const again = await editor.post('/api/pages').send({ title: 'y', slug: 'no', site: at.a.site })
  expect(again.status).toBe(403)
  const kept = await row(answer.body.id)
  expect(typeof kept?.until).toBe('string')
})

test('an account that is disabled is signed in nowhere, from its next request on', async () => {
  const teacher = await portal.as('teacher', at.a.institution)
  expect((await teacher.get('/api/users/me')).body.user).not.toBeNull()
  await portal.payload.update({
    ...{ collection: 'users', id: teacher.userId, data: { disabled: true } },
    overrideAccess: true,
  })
  expect((await teacher.get('/api/users/me')).body.user).toBeNull()
})

describe('refused, and nothing stored', () => {
  const cases: [string, () => Agent, string, () => string | undefined, unknown[]][] = [
    ['a head appoints a head', () => head, 'head', () => at.a.institution, [403, 'role_too_high']],
    ['a head appoints next door', () => head, 'editor', () => at.b.institution, [404, 'not_found']],
    ['a head appoints at his region', () => head, 'editor', () => at.region, [404, 'not_found']],
    ['a region appoints a region', () => region, 'region', () => at.region, [403, 'role_too_high']],
    ['a region makes a root', () => region, 'root', () => undefined, [403, 'forbidden']],
    [
      'a district at a school',
      () => region,
      'district',
      () => at.a.institution,
      [400, 'role_unsuitable'],
    ],
    ['a head without a school', () => root, 'head', () => undefined, [400, 'role_unsuitable']],
    ['a root at a school', () => root, 'root', () => at.a.institution, [400, 'role_unsuitable']],
    ['an unknown institution', () => root, 'head', () => 'f'.repeat(24), [404, 'not_found']],
    ['an unknown role', () => root, 'king', () => at.a.institution, [400, 'invalid_input']],
    ['the role of everybody', () => root, 'anyone', () => at.a.institution, [400, 'invalid_input']],
  ]
  test.each(cases)('%s', async (_what, agent, role, place, expected) => {
    const { id } = await someone()
    expect(codeOf(await grant(agent(), id, role, place()))).toEqual(expected)
    expect(await rowsOf(id)).toEqual([])
  })

  test('nobody appoints himself', async () => {
    const before = await rowsOf(head.userId)
    expect(codeOf(await grant(head, head.userId, 'editor', at.a.institution))).toEqual([
      403,
      'role_own',
    ])
    expect(await rowsOf(head.userId)).toEqual(before)
  })

  test('an unknown person, said only to those who may appoint here', async () => {
    expect(codeOf(await grant(head, 'nobody-1', 'editor', at.a.institution))).toEqual([
      400,
      'person_unknown',
    ])
    expect(codeOf(await grant(head, 'nobody-1', 'editor', at.b.institution))).toEqual([
      404,
      'not_found',
    ])
  })

  test('an end before the beginning, or already over', async () => {
    const { id } = await someone()
    const from = '2030-01-02T00:00:00.000Z'
    for (const span of [
      { from, until: from },
      { until: '2020-01-01T00:00:00Z' },
      { from: 'soon' },
    ]) {
      const answer = await grant(head, id, 'editor', at.a.institution, span)
      expect(answer.status).toBe(400)
    }
    expect(await rowsOf(id)).toEqual([])
  })

  test('the same role at the same place for a time that is taken', async () => {
    const { id } = await someone()
    const until = '2030-01-01T00:00:00.000Z'
    expect((await grant(head, id, 'editor', at.a.institution, { until })).status).toBe(200)
    expect(codeOf(await grant(head, id, 'editor', at.a.institution))).toEqual([
      409,
      'membership_overlaps',
    ])
    const after = await grant(head, id, 'editor', at.a.institution, { from: until })
    expect(after.status).toBe(200)
    expect(await rowsOf(id)).toHaveLength(2)
  })

  test('by a member whose own role is over, or has not begun', async () => {
    const { id } = await someone()
    for (const span of [
      { until: '2020-01-01T00:00:00.000Z' },
      { from: '2090-01-01T00:00:00.000Z' },
    ]) {
      const expired = await portal.as('teacher', at.b.institution)
      await appoint(portal.payload, expired.userId, 'head', at.b.institution, span)
      expect((await grant(expired, id, 'editor', at.b.institution)).status).toBe(403)
    }
    expect(await rowsOf(id)).toEqual([])
  })

  test('at an institution that is closed', async () => {
    const closed = await inTransaction(portal.payload, (req) =>
      institution(req, 'school', 'closed', at.region),
    )
    await portal.payload.update({
      ...{ collection: 'institutions', id: closed, data: { closed: '2020-01-01T00:00:00.000Z' } },
      overrideAccess: true,
    })
    const { id } = await someone()
    expect(codeOf(await grant(region, id, 'head', closed))).toEqual([409, 'institution_closed'])
  })

  test('whoever goes around the endpoint', async () => {
    const { id } = await someone()
    const data = { user: id, role: 'editor', institution: at.a.institution }
    for (const agent of [root, region, head])
      expect((await agent.post('/api/memberships').send(data)).status).toBe(403)
    const own = (await rowsOf(head.userId))[0]?.id ?? ''
    for (const agent of [root, region]) {
      expect((await agent.patch(`/api/memberships/${own}`).send({ role: 'root' })).status).toBe(404)
      expect((await agent.delete(`/api/memberships/${own}`)).status).toBe(404)
    }
    expect((await row(own))?.role).toBe('head')
  })
})

test.each(['9999-12-31T23:59:00-23:59', '0000-01-01T00:00:00Z', '+010000-01-01T00:00:00.000Z'])(
  'nothing begins in %s',
  async (from) => {
    const { id } = await someone()
    const answer = await grant(head, id, 'teacher', at.a.institution, { from })
    expect([answer.status, answer.body.error.code]).toEqual([400, 'invalid_input'])
    expect(await rowsOf(id)).toEqual([])
  },
)

describe('root and ministry need a second person', () => {
  test('a proposal gives nothing until somebody else confirms it', async () => {
    const second = await portal.as('root')
    const minister = await portal.as('pupil', at.a.institution)
    const answer = await grant(root, minister.userId, 'ministry', at.ministry)
    expect(answer.body.needsSecondPerson).toBe(true)
    const create = () => minister.post('/api/sites').send({ title: 'Sait', institution: at.region })
    expect((await create()).status).toBe(403)
    const confirm = (agent: Agent) => ask(agent, { action: 'confirm', id: answer.body.id })
    expect(codeOf(await confirm(root))).toEqual([403, 'second_person_needed'])
    expect(codeOf(await confirm(region))).toEqual([404, 'not_found'])
    expect((await confirm(second)).status).toBe(200)
    expect((await create()).status).toBe(201)
    expect(codeOf(await confirm(second))).toEqual([409, 'proposal_gone'])
    await portal.payload.delete({
      ...{ collection: 'sites', where: { title: { equals: 'Sait' } } },
      overrideAccess: true,
    })
  })

  test('ending one waits too, and can be declined', async () => {
    const second = await portal.as('root')
    const third = await portal.as('root')
    const id = (await rowsOf(third.userId))[0]?.id ?? ''
    expect((await ask(root, { action: 'end', id })).body.needsSecondPerson).toBe(true)
    expect(codeOf(await ask(root, { action: 'end', id }))).toEqual([409, 'proposal_waits'])
    expect((await ask(second, { action: 'decline', id })).status).toBe(200)
    expect(await row(id)).toMatchObject({ proposal: null })
    expect((await row(id))?.until ?? null).toBeNull()
    await ask(root, { action: 'end', id })
    expect((await ask(second, { action: 'confirm', id })).status).toBe(200)
    expect(typeof (await row(id))?.until).toBe('string')
    expect((await third.get('/api/sites')).status).toBe(200)
    expect((await third.post('/api/sites').send({ title: 'x' })).status).toBe(403)
  })

  test('whoever changes a proposal makes it his own', async () => {
    const second = await portal.as('root')
    const { id: user } = await someone()
    const until = new Date(Date.now() + 86_400_000).toISOString()
    const { id } = (await grant(root, user, 'root', undefined, { until })).body
    const changed = await ask(second, { action: 'change', id, until: null })
    expect(changed.body).toMatchObject({ needsSecondPerson: true })
    const confirm = (by: Agent) => ask(by, { action: 'confirm', id })
    expect(codeOf(await confirm(second))).toEqual([403, 'second_person_needed'])
    expect((await confirm(root)).status).toBe(200)
  })

  test('a proposal is off the table after a week', async () => {
    const { id: user } = await someone()
    const second = await portal.as('root')
    const id = await appoint(portal.payload, user, 'root', undefined, {
      proposal: 'grant',
      proposedBy: root.userId,
      proposedAt: new Date(Date.now() - 8 * 24 * 60 * 60_000).toISOString(),
    })
    expect(codeOf(await ask(second, { action: 'confirm', id }))).toEqual([409, 'proposal_gone'])
    expect((await ask(second, { action: 'decline', id })).status).toBe(200)
    expect(await row(id)).toBeNull()
  })
})

describe('the last administrator of a node stays', () => {
  test('until another one is there', async () => {
    const { id: user } = await someone()
    const only = await grant(region, user, 'district', at.district)
    const end = () => ask(region, { action: 'end', id: only.body.id })
    expect(codeOf(await end())).toEqual([409, 'last_administrator'])
    const until = '2035-01-01T00:00:00.000Z'
    expect(codeOf(await ask(region, { action: 'change', id: only.body.id, until }))).toEqual([
      409,
      'last_administrator',
    ])
    const from = '2035-01-01T00:00:00.000Z'
    expect(codeOf(await ask(region, { action: 'change', id: only.body.id, from }))).toEqual([
      ...[409, 'last_administrator'],
    ])
    const other = await someone()
    await grant(region, other.id, 'district', at.district)
    expect((await ask(region, { action: 'change', id: only.body.id, until })).status).toBe(200)
    expect((await end()).status).toBe(200)
    expect(codeOf(await end())).toEqual([409, 'membership_over'])
  })

  test('his account is neither disabled nor removed, and somebody disabled is nobody', async () => {
    const b = await portal.as('head', at.b.institution)
    const path = `/api/users/${b.userId}`
    const before = await rowsOf(b.userId)
    expect(codeOf(await root.patch(path).send({ disabled: true }))).toEqual([
      409,
      'last_administrator',
    ])
    expect(codeOf(await root.delete(path))).toEqual([409, 'last_administrator'])
    expect(await rowsOf(b.userId)).toEqual(before)
    const other = await portal.as('head', at.b.institution)
    expect((await root.patch(path).send({ disabled: true })).status).toBe(200)
    expect(codeOf(await root.delete(`/api/users/${other.userId}`))).toEqual([
      409,
      'last_administrator',
    ])
  })
})

test('nobody changes the account of a person who is higher somewhere else', async () => {
  const mixed = await portal.as('editor', at.a.institution)
  await portal.payload.db.updateOne({
    ...{ collection: 'users', id: mixed.userId },
    data: {
      institution: at.a.institution,
      ...{ at1: at.ministry, at2: at.region, at3: at.a.institution },
    },
  })
  const rename = () => head.patch(`/api/users/${mixed.userId}`).send({ name: 'Басқа' })
  expect((await rename()).status).toBe(200)
  await appoint(portal.payload, mixed.userId, 'region', at.region)
  expect(codeOf(await rename())).toEqual([403, 'role_too_high'])
  const password = { password: 'correct horse battery' }
  const reset = await head.post(`/api/users/${mixed.userId}/password`).send(password)
  expect(codeOf(reset)).toEqual([403, 'role_too_high'])
})

test('being high in one region changes no account in another, where one is an equal', async () => {
  const [other, school] = await inTransaction(portal.payload, async (req) => {
    const above = await institution(req, 'region', 'elsewhere', at.ministry)
    return [above, await institution(req, 'school', 'elsewhere', above)]
  })
  const equal = await portal.as('head', school)
  await portal.payload.db.updateOne({
    ...{ collection: 'users', id: equal.userId },
    data: { institution: school, ...{ at1: at.ministry, at2: other, at3: school } },
  })
  const both = await portal.as('region', at.region)
  await appoint(portal.payload, both.userId, 'head', school)
  const path = `/api/users/${equal.userId}`
  for (const ask of [both.patch(path).send({ name: 'Басқа' }), both.delete(path)])
    expect(codeOf(await ask)).toEqual([403, 'role_too_high'])
  const password = { password: 'correct horse battery' }
  expect(codeOf(await both.post(`${path}/password`).send(password))).toEqual([403, 'role_too_high'])
})

test('who works as one of several roles has that one alone', async () => {
  const both = await portal.as('editor', at.a.institution)
  const second = await appoint(portal.payload, both.userId, 'editor', at.b.institution)
  const create = (site: string, slug: string, cookie = '') =>
    both.post('/api/pages').set('Cookie', cookie).send({ title: 'x', slug, site })
  const roles = await both.get('/api/plugins/core/my-roles')
  expect(roles.body.roles).toHaveLength(2)
  expect((await create(at.a.site, 'first')).status).toBe(201)
  expect((await create(at.b.site, 'second')).status).toBe(201)
  const cookie = `orda-as=${second}`
  expect((await create(at.b.site, 'third', cookie)).status).toBe(201)
  expect((await create(at.a.site, 'fourth', cookie)).status).toBe(404)
})

test('every decision is kept, by whom and about what, and refused ones are not', async () => {
  const audited = async () => {
    const { docs } = await portal.payload.db.find<Record<string, unknown> & { id: string }>({
      ...{ collection: 'audit', limit: 0, pagination: false },
    })
    return docs
  }
  const { id } = await someone()
  const before = await audited()
  expect((await grant(head, id, 'editor', at.b.institution)).status).toBe(404)
  expect(await audited()).toHaveLength(before.length)
  const granted = await grant(head, id, 'editor', at.a.institution)
  await ask(head, { action: 'end', id: granted.body.id })
  const fresh = (await audited()).filter((one) => !before.some(({ id: known }) => known === one.id))
  const about = { who: head.userId, targetId: granted.body.id, institution: at.a.institution }
  expect(fresh.map(({ action }) => action).sort()).toEqual(['memberships.end', 'memberships.grant'])
  for (const one of fresh) expect(one).toMatchObject({ ...about, details: { role: 'editor' } })
})
