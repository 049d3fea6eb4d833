import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { systemStore } from '#kernel'
import { appoint, codeOf, createFamilies, type Child, type Families } from '#testing'

let at: Families
beforeAll(async () => {
  at = await createFamilies()
})
afterAll(() => at.portal.stop())

type Agent = Families['head']
const CORE = '/api/plugins/core'
const paper = { paper: 'court', number: '7514-26-00-2/118', issued: '2026-10-01' }
const bar = (by: Agent, child: Child, person: string) =>
  at.restrict(by, { action: 'restrict', child: child.id, person, ...paper })
const slip = (by: Agent, user: string, resets: 0 | 1 = 0) =>
  by.post(`${CORE}/slips`).send({ institution: at.a, users: [user], resets })
const wards = async ({ userId }: Agent) => (await at.wardsOf(userId)).map(({ child }) => child)
const kept = (table: string, user: string) =>
  systemStore(at.portal)(table).find({ where: { user } })

describe('a school that does not keep the account of a child', () => {
  test('answers for nothing, whatever role it gives it', async () => {
    const [child, mother, father] = [await at.pupil(), await at.newcomer(), await at.newcomer()]
    const linked = await at.link(at.head, child, mother.userId, 'mother')
    const kept = await bar(at.head, child, father.userId)
    const granted = await at.otherDeputy.post(`${CORE}/memberships`).send({
      ...{ action: 'grant', user: child.username, role: 'pupil', institution: at.b },
    })
    expect(granted.status).toBe(200)
    expect(codeOf(await at.card(at.otherDeputy, child))).toEqual([404, 'not_found'])
    const lift = { action: 'lift', id: kept.body.id, reason: 'x' }
    expect((await at.restrict(at.otherDeputy, lift)).status).toBe(404)
    expect((await at.link(at.otherDeputy, child, father.userId, 'father')).status).toBe(404)
    const end = { action: 'end', id: linked.body.id, reason: 'error' }
    expect((await at.post(at.otherDeputy, end)).status).toBe(404)
    expect([await wards(mother), await wards(father)]).toEqual([[child.id], []])
    expect((await at.card(at.head, child)).status).toBe(200)
  })
})

describe('whoever is kept away from a child', () => {
  test('opens neither its account nor that of its mother', async () => {
    const [child, mother] = [await at.pupil('8 А'), await at.newcomer()]
    await at.link(at.head, child, mother.userId, 'mother')
    const teacher = await at.classTeacher('8 А')
    expect((await slip(teacher, child.id)).status).toBe(200)
    const head = await at.portal.as('head', at.a)
    for (const { userId } of [teacher, head]) await bar(at.head, child, userId)
    for (const by of [teacher, head])
      for (const [user, resets] of [
        [child.id, 0],
        [mother.userId, 1],
      ] as const)
        expect(codeOf(await slip(by, user, resets))).toEqual([404, 'not_found'])
    for (const user of [child.id, mother.userId]) {
      const changed = await head.patch(`/api/users/${user}`).send({ name: 'x' })
      expect(codeOf(changed)).toEqual([403, 'link_own'])
      const password = await head
        .post(`/api/users/${user}/password`)
        .send({ password: 'қызыл алма таза бұлақ' })
      expect(codeOf(password)).toEqual([403, 'link_own'])
    }
    const capitals = await head
      .post(`/api/users/${child.id.toUpperCase()}/password`)
      .send({ password: 'қызыл алма таза бұлақ' })
    expect(codeOf(capitals)).toEqual([404, 'not_found'])
    expect((await slip(at.head, mother.userId, 1)).status).toBe(200)
  })
})

test('the class teacher is not told that a court has ended a link', async () => {
  const [child, father] = [await at.pupil('8 Б'), await at.newcomer()]
  const teacher = await at.classTeacher('8 Б')
  await at.link(at.head, child, father.userId, 'father')
  await bar(at.head, child, father.userId)
  const reasonFor = async (by: Agent) => (await at.card(by, child)).body.links[0].reason
  expect(await reasonFor(teacher)).toBe('')
  expect(await reasonFor(at.head)).not.toBe('')
})

test('somebody named by his number is shown as he was written down, whoever he is', async () => {
  const [child, father] = [await at.pupil(), await at.newcomer()]
  const iin = '850101300035'
  await at.head.post(`${CORE}/iin`).send({ user: father.userId, iin })
  const person = { name: 'Ойдан Шығарылған', iin }
  const who = { action: 'restrict', child: child.id, ...paper }
  expect((await at.restrict(at.head, { ...who, iin })).body.error.field).toBe('name')
  expect((await at.restrict(at.head, { ...who, ...person })).status).toBe(200)
  const [byNumber] = (await at.card(at.head, child)).body.bars
  expect(byNumber).toMatchObject({ iin: '850101******', person: { username: '' } })
  expect(byNumber.person.name).toBe(person.name)
  const other = await at.pupil()
  await bar(at.head, other, father.userId)
  expect((await at.card(at.head, other)).body.bars).toMatchObject([{ iin: '' }])
})

test('a code does nothing once whoever gave it out works there no more', async () => {
  const [child, father] = [await at.pupil('8 В'), await at.newcomer()]
  const teacher = await at.classTeacher('8 В')
  const made = await at.post(teacher, { action: 'code', child: child.id, kind: 'father' })
  expect(made.status).toBe(200)
  await at.endRoles(teacher.userId)
  const typed = await father.post('/kk/me/children/add').type('form').send({ code: made.body.code })
  expect(typed.status).toBe(400)
  expect(await wards(father)).toEqual([])
})

describe('a child that moves', () => {
  const HANDOVERS = `${CORE}/handovers`
  const release = async ({ username }: Child) => {
    const asked = await at.head
      .post(HANDOVERS)
      .send({ action: 'release', to: at.b, users: [username] })
    expect(asked.status).toBe(200)
    return { action: 'accept', ids: asked.body.ids as string[] }
  }

  test('leaves behind the slip that the former school has printed', async () => {
    const child = await at.pupil()
    expect((await slip(at.head, child.id)).status).toBe(200)
    expect(await kept('account-keys', child.id)).toHaveLength(1)
    expect((await at.otherHead.post(HANDOVERS).send(await release(child))).status).toBe(200)
    expect(await kept('account-keys', child.id)).toEqual([])
  })

  test('after its role has ended goes as what it was, and its mother with it', async () => {
    const [child, mother] = [await at.pupil(), await at.newcomer()]
    await at.link(at.head, child, mother.userId, 'mother')
    const { docs } = (await at.head.get(`/api/memberships?where[user][equals]=${child.id}`)).body
    await at.head.post(`${CORE}/memberships`).send({ action: 'end', id: docs[0].id })
    const asked = await at.otherHead
      .post(HANDOVERS)
      .send({ action: 'request', to: at.b, users: [child.username] })
    expect(asked.status).toBe(200)
    expect(
      (await at.head.post(HANDOVERS).send({ action: 'accept', ids: asked.body.ids })).status,
    ).toBe(200)
    expect(await at.rolesOf(child.id)).toEqual([`pupil ${at.b}`])
    expect(await at.rolesOf(mother.userId)).toEqual([`parent ${at.b}`])
    expect((await at.head.get(`/api/users/${mother.userId}`)).status).toBe(404)
    expect((await at.otherHead.get(`/api/users/${mother.userId}`)).status).toBe(200)
  })

  test('takes along what was planned for it, and begins at once', async () => {
    const child = await at.pupil()
    const from = new Date(Date.now() + 60 * 86_400_000).toISOString()
    await appoint(at.portal.payload, child.id, 'pupil', at.a, { from, group: '8 А' })
    await appoint(at.portal.payload, child.id, 'pupil', at.b, { from, group: '9 А' })
    expect((await at.otherHead.post(HANDOVERS).send(await release(child))).status).toBe(200)
    expect(await at.rolesOf(child.id)).toEqual([`pupil ${at.b}`])
    const query = `/api/memberships?where[user][equals]=${child.id}&where[until][exists]=false&depth=0`
    const { docs } = (await at.otherHead.get(query)).body
    expect(docs).toMatchObject([{ group: '9 А', institution: at.b }])
  })
})

test('an account that was switched off is opened by no session of before, once it is on again', async () => {
  const child = await at.pupil()
  const mother = await at.newcomer()
  await at.link(at.head, child, mother.userId, 'mother')
  for (const disabled of [true, false]) {
    const set = await at.head
      .patch(`/api/users/${mother.userId}`)
      .set('If-Match', '*')
      .send({ disabled })
    expect(set.status).toBe(200)
  }
  expect((await mother.get('/api/users/me')).body.user).toBeNull()
})

test('older notifications are asked for from a moment of our time, or from now', async () => {
  const mother = await at.newcomer()
  for (const before of ['-271821-04-20', '%2B275760-09-13', 'x'])
    expect((await mother.get(`/kk/me/notifications?before=${before}`)).status).toBe(200)
})
