import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { systemStore } from '#kernel'
import { appoint, codeOf, createFamilies, type Child, type Families } from '#testing'

let at: Families
beforeAll(async () => {
  at = await createFamilies()
})
afterAll(() => at.portal.stop())

type Agent = Families['head']
const HANDOVERS = '/api/plugins/core/handovers'
const ask = (by: Agent, body: object) => by.post(HANDOVERS).send(body)
const release = (by: Agent, ...users: readonly Child[]) =>
  ask(by, { action: 'release', to: at.b, users: users.map(({ username }) => username) })
const accept = (by: Agent, ids: readonly string[], more: object = {}) =>
  ask(by, { action: 'accept', ids, ...more })
const homeOf = async ({ id }: Pick<Child, 'id'>): Promise<unknown> => {
  const where = { id: { equals: id } }
  const found = await at.portal.payload.db.findOne<Record<string, unknown> & { id: string }>({
    ...{ collection: 'users', where },
  })
  return found?.institution
}
const listOf = async (by: Agent) => (await by.get(HANDOVERS)).body
const idsOf = (body: { ids: string[] }) => body.ids

describe('a pupil who goes to another school', () => {
  test('is let go by the old one, and taken in by the new one', async () => {
    const child = await at.pupil()
    const asked = await release(at.deputy, child)
    expect(asked.status).toBe(200)
    expect(await homeOf(child)).toBe(at.a)
    const [waiting] = (await listOf(at.otherHead)).waiting
    expect(waiting).toMatchObject({
      ...{ isComing: true, from: 'mektep-a', may: { decide: true, withdraw: false } },
      person: { name: child.name },
    })
    const done = await accept(at.otherDeputy, idsOf(asked.body))
    expect(done.status).toBe(200)
    expect([await homeOf(child), await at.rolesOf(child.id)]).toEqual([at.b, [`pupil ${at.b}`]])
    // The new school manages the account, the old one does not even see it.
    expect((await at.otherHead.get(`/api/users/${child.id}`)).status).toBe(200)
    expect((await at.head.get(`/api/users/${child.id}`)).status).toBe(404)
    expect((await at.head.patch(`/api/users/${child.id}`).send({ name: 'x' })).status).toBe(404)
  })

  test('stays in the history of the old school, as he was there', async () => {
    const child = await at.pupil()
    const { body } = await release(at.head, child)
    await accept(at.otherHead, idsOf(body))
    const query = `where[user][equals]=${child.id}&depth=0`
    const { docs } = (await at.head.get(`/api/memberships?${query}`)).body
    expect(docs).toHaveLength(1)
    expect(docs[0]).toMatchObject({ role: 'pupil', institution: at.a })
    expect(Date.parse(docs[0].until)).toBeLessThanOrEqual(Date.now())
    const [past] = (await listOf(at.head)).past
    expect(past).toMatchObject({ state: 'accepted', isComing: false })
  })

  test('is asked for by the new one by user name, with the class there', async () => {
    const child = await at.pupil()
    const asked = await ask(at.otherHead, {
      ...{ action: 'request', to: at.b, users: [child.username] },
    })
    expect(asked.status).toBe(200)
    // Whose name it is that he has typed he learns when the other school agrees.
    const text = JSON.stringify(await listOf(at.otherHead))
    expect([text.includes(child.username), text.includes(child.name)]).toEqual([true, false])
    expect(JSON.stringify(await listOf(at.head))).toContain(child.name)
    expect((await accept(at.otherHead, idsOf(asked.body))).status).toBe(404)
    expect((await accept(at.head, idsOf(asked.body))).status).toBe(200)
    expect(await homeOf(child)).toBe(at.b)
  })

  test('takes his parents along: the role follows, a brother keeps it where he is', async () => {
    const [child, brother] = [await at.pupil(), await at.pupil()]
    const [mother, father] = [await at.newcomer(), await at.newcomer()]
    await at.link(at.head, child, mother.userId, 'mother')
    await at.link(at.head, brother, mother.userId, 'mother')
    await at.link(at.head, child, father.userId, 'father')
    const code = await at.post(at.head, { action: 'code', child: child.id, kind: 'other' })
    const { body } = await release(at.head, child)
    await accept(at.otherHead, idsOf(body))
    expect(await at.rolesOf(mother.userId)).toEqual([`parent ${at.a}`, `parent ${at.b}`].sort())
    expect(await at.rolesOf(father.userId)).toEqual([`parent ${at.b}`])
    // The new school sees the links and ends them, the old one does neither.
    expect((await at.card(at.head, child)).status).toBe(404)
    const { codes, links } = (await at.card(at.otherHead, child)).body
    expect(links).toHaveLength(2)
    expect(codes).toMatchObject([{ id: code.body.id, state: 'withdrawn' }])
    const ended = await at.post(at.otherHead, {
      ...{ action: 'end', id: links[0].id, reason: 'error' },
    })
    expect(ended.status).toBe(200)
  })

  test('of whom both schools and he himself are told, without a name', async () => {
    const child = await at.pupil()
    const heads = [at.head, at.deputy, at.otherHead, at.otherDeputy]
    const before = await Promise.all(heads.map(({ userId }) => at.heardBy(userId)))
    const { body } = await release(at.head, child)
    await accept(at.otherHead, idsOf(body))
    const after = await Promise.all(heads.map(({ userId }) => at.heardBy(userId)))
    const heard = after.map((all, index) => all.length - (before[index]?.length ?? 0))
    expect(heard).toEqual([1, 1, 2, 2])
    expect(await at.heardBy(child.id)).toEqual(['core.account-moved'])
    for (const table of ['outbox', 'notifications', 'audit', 'account-handovers'])
      expect(await at.stored(table)).not.toContain(child.name)
    expect(await at.audited('users.move', child.id)).toMatchObject({ who: at.otherHead.userId })
  })

  test('goes on with his session and his password', async () => {
    const pupil = await at.portal.as('pupil', at.a)
    await at.settle(pupil.userId, at.a)
    const asked = await ask(at.head, { action: 'release', to: at.b, users: [pupil.userId] })
    expect((await accept(at.otherHead, idsOf(asked.body))).status).toBe(200)
    expect((await pupil.get('/kk/me')).text).toContain('mektep-b')
  })
})

describe('a teacher who goes to another school', () => {
  test('loses what he was at the old one, but not his own children there', async () => {
    const [teacher, child] = [await at.teacher(), await at.pupil()]
    await appoint(at.portal.payload, teacher.id, 'editor', at.a)
    await at.link(at.head, child, teacher.id, 'mother')
    const { body } = await release(at.head, teacher)
    expect((await accept(at.otherHead, idsOf(body))).status).toBe(200)
    expect(await at.rolesOf(teacher.id)).toEqual([`parent ${at.a}`, `teacher ${at.b}`])
  })

  test('who is more than a deputy decides about is not let go by him', async () => {
    const teacher = await at.teacher()
    await appoint(at.portal.payload, teacher.id, 'editor', at.a)
    expect(codeOf(await release(at.deputy, teacher))).toEqual([403, 'role_too_high'])
    await appoint(at.portal.payload, teacher.id, 'head', at.a)
    expect(codeOf(await release(at.head, teacher))).toEqual([403, 'role_too_high'])
  })

  test('who has become more since then stays', async () => {
    const teacher = await at.teacher()
    const { body } = await release(at.deputy, teacher)
    await appoint(at.portal.payload, teacher.id, 'deputy', at.a)
    expect(codeOf(await accept(at.otherHead, idsOf(body)))).toEqual([403, 'role_too_high'])
    expect(await homeOf(teacher)).toBe(at.a)
  })

  test('who teaches at the new one already keeps that role', async () => {
    const teacher = await at.teacher()
    await appoint(at.portal.payload, teacher.id, 'teacher', at.b)
    const { body } = await release(at.head, teacher)
    expect((await accept(at.otherHead, idsOf(body))).status).toBe(200)
    expect(await at.rolesOf(teacher.id)).toEqual([`teacher ${at.b}`])
  })
})

describe('refused, and nothing stored', () => {
  const cases: [string, () => Promise<[Agent, object]>, unknown[]][] = [
    [
      "another school's account is let go",
      async () => [
        at.otherHead,
        { action: 'release', to: at.b, users: [(await at.pupil()).username] },
      ],
      [400, 'person_unknown'],
    ],
    [
      'an account that there is not',
      async () => [at.head, { action: 'release', to: at.b, users: ['nobody-here'] }],
      [400, 'person_unknown'],
    ],
    [
      'to the school where it is',
      async () => [at.head, { action: 'release', to: at.a, users: [(await at.pupil()).id] }],
      [400, 'handover_same'],
    ],
    [
      'to a region',
      async () => [at.head, { action: 'release', to: at.regionId, users: [(await at.pupil()).id] }],
      [400, 'role_unsuitable'],
    ],
    [
      'to nowhere',
      async () => [
        at.head,
        { action: 'release', to: 'f'.repeat(24), users: [(await at.pupil()).id] },
      ],
      [404, 'not_found'],
    ],
    [
      'asked for, for a school that is not his',
      async () => [
        at.otherHead,
        { action: 'request', to: at.a, users: [(await at.pupil()).username] },
      ],
      [404, 'not_found'],
    ],
    [
      'an account that is neither pupil nor teacher',
      async () => [at.head, { action: 'release', to: at.b, users: [(await at.newcomer()).userId] }],
      [400, 'handover_unsuitable'],
    ],
    [
      'by a region, which has no part in it',
      async () => [at.region, { action: 'release', to: at.b, users: [(await at.pupil()).id] }],
      [403, 'forbidden'],
    ],
  ]
  test.each(cases)('%s', async (_what, given, expected) => {
    const [by, body] = await given()
    const before = await at.stored('account-handovers')
    expect(codeOf(await ask(by, body))).toEqual(expected)
    expect(await at.stored('account-handovers')).toBe(before)
  })

  test('a second time while the first waits', async () => {
    const child = await at.pupil()
    await release(at.head, child)
    expect(codeOf(await release(at.deputy, child))).toEqual([409, 'handover_waits'])
    const asked = await ask(at.otherHead, {
      ...{ action: 'request', to: at.b, users: [child.username] },
    })
    expect(codeOf(asked)).toEqual([409, 'handover_waits'])
  })

  test.each([
    [{ action: 'release', to: 'x', users: [] }],
    [{ action: 'release', to: 'x', users: Array.from({ length: 201 }, () => 'a') }],
    [{ action: 'accept', ids: [{ $gt: '' }] }],
    [{ action: 'accept', ids: 'all' }],
    [{ action: 'steal', ids: ['x'] }],
  ])('what is no request: %#', async (body) => {
    expect((await ask(at.head, body)).status).toBe(400)
  })
})

describe('who decides', () => {
  test('the side that was asked accepts or declines, the one that asked withdraws', async () => {
    const [one, two] = [await at.pupil(), await at.pupil()]
    const declined = idsOf((await release(at.head, one)).body)
    const withdrawn = idsOf((await release(at.head, two)).body)
    expect((await ask(at.head, { action: 'decline', ids: declined })).status).toBe(404)
    expect((await ask(at.otherHead, { action: 'withdraw', ids: withdrawn })).status).toBe(404)
    expect((await ask(at.otherHead, { action: 'decline', ids: declined })).status).toBe(200)
    expect((await ask(at.deputy, { action: 'withdraw', ids: withdrawn })).status).toBe(200)
    for (const ids of [declined, withdrawn])
      expect(codeOf(await accept(at.otherHead, ids))).toEqual([409, 'handover_gone'])
    expect([await homeOf(one), await homeOf(two)]).toEqual([at.a, at.a])
    // After that it can begin anew.
    expect((await release(at.head, one)).status).toBe(200)
  })

  test('after 30 days nobody', async () => {
    const child = await at.pupil()
    const [id = ''] = idsOf((await release(at.head, child)).body)
    const door = systemStore({ payload: at.portal.payload })('account-handovers')
    const row = await door.get({ id })
    const long = new Date(Date.now() - 30 * 24 * 3600 * 1000 - 1000).toISOString()
    await door.put({ id }, { askedAt: long }, { rev: row?.rev })
    expect(codeOf(await accept(at.otherHead, [id]))).toEqual([409, 'handover_gone'])
    const past = (await listOf(at.head)).past as { id: string; state: string }[]
    expect(past.find((one) => one.id === id)?.state).toBe('expired')
    expect((await release(at.head, child)).status).toBe(200)
  })

  test('nobody, once who asked may not any more', async () => {
    const child = await at.pupil()
    const deputy = await at.portal.as('deputy', at.a)
    const { body } = await release(deputy, child)
    await at.endRoles(deputy.userId)
    expect((await accept(at.otherHead, idsOf(body))).status).toBe(404)
    expect(await homeOf(child)).toBe(at.a)
  })

  test('takes the account of a guardian along, whose last child leaves', async () => {
    const [child, mother, father] = [await at.pupil(), await at.newcomer(), await at.newcomer()]
    const sibling = await at.pupil()
    await at.link(at.head, child, mother.userId, 'mother')
    await at.link(at.head, child, father.userId, 'father')
    await at.link(at.head, sibling, father.userId, 'father')
    const ids = idsOf((await release(at.head, child)).body)
    expect((await accept(at.otherHead, ids)).status).toBe(200)
    expect(await at.rolesOf(mother.userId)).toEqual([`parent ${at.b}`])
    expect(await homeOf({ id: mother.userId })).toBe(at.b)
    expect(await homeOf({ id: father.userId })).toBe(at.a)
    expect(await at.audited('users.move', mother.userId)).toMatchObject({
      details: { from: at.a, to: at.b },
    })
  })

  test('of two who accept at once one does', async () => {
    const child = await at.pupil()
    const ids = idsOf((await release(at.head, child)).body)
    const answers = await Promise.all([accept(at.otherHead, ids), accept(at.otherDeputy, ids)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await at.rolesOf(child.id)).toEqual([`pupil ${at.b}`])
  })
})

describe('a whole class', () => {
  test('goes as one', async () => {
    const pupils = await Promise.all(Array.from({ length: 30 }, () => at.pupil('4 А')))
    const asked = await release(at.head, ...pupils)
    expect([asked.status, idsOf(asked.body).length]).toEqual([200, 30])
    const heard = await at.heardBy(at.otherHead.userId)
    const done = await accept(at.otherHead, idsOf(asked.body), { group: '5 Б' })
    expect(done.status).toBe(200)
    expect((await at.heardBy(at.otherHead.userId)).length - heard.length).toBe(1)
    for (const child of pupils) expect(await homeOf(child)).toBe(at.b)
  })

  test('or not at all', async () => {
    const [one, two] = [await at.pupil(), await at.pupil()]
    await release(at.head, two)
    expect(codeOf(await release(at.head, one, two))).toEqual([409, 'handover_waits'])
    expect(await at.stored('account-handovers')).not.toContain(one.id)
    const three = await at.pupil()
    const ids = idsOf((await release(at.head, one, three)).body)
    await at.settle(three.id, at.b)
    expect(codeOf(await accept(at.otherHead, ids))).toEqual([409, 'handover_gone'])
    expect(await homeOf(one)).toBe(at.a)
  })
})
