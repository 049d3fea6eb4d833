import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { runNextJob } from '#kernel'
import { codeOf, createFamilies, type Families } from '#testing'

let at: Families
beforeAll(async () => {
  at = await createFamilies()
})
afterAll(() => at.portal.stop())

type Agent = Families['head']
const whatIsDue = async (): Promise<void> => {
  while (await runNextJob(at.portal.payload));
}
const wards = async (agent: Agent) => (await at.wardsOf(agent.userId)).map(({ child }) => child)
describe('a link that the school confirms', () => {
  test('lets the guardian see the child, gives him the role, and tells him without a name', async () => {
    const [child, parent] = [await at.pupil(), await at.newcomer()]
    expect(await wards(parent)).toEqual([])
    const done = await at.link(at.head, child, parent.userId, 'mother')
    expect(done.status).toBe(200)
    expect(await wards(parent)).toEqual([child.id])
    expect(await at.rolesOf(parent.userId)).toEqual([`parent ${at.a}`])
    expect(await at.heardBy(parent.userId)).toEqual(['core.child-linked'])
    expect(await at.stored('outbox')).not.toContain(child.name)
    expect(await at.stored('audit')).not.toContain(child.name)
    const card = await at.card(at.head, child)
    expect(card.body.links).toMatchObject([{ isHeld: true, kind: 'Анасы' }])
    expect(await at.audited('guardians.link', done.body.id)).toMatchObject({ who: at.head.userId })
  })

  test('is ended with a reason; role and sight end with it, the row stays', async () => {
    const [child, parent] = [await at.pupil(), await at.newcomer()]
    const { body } = await at.link(at.deputy, child, parent.userId, 'father')
    expect((await at.post(at.head, { action: 'end', id: body.id, reason: 'request' })).status).toBe(
      200,
    )
    expect([await wards(parent), await at.rolesOf(parent.userId)]).toEqual([[], []])
    expect(await at.heardBy(parent.userId)).toEqual(['core.child-linked', 'core.child-unlinked'])
    const card = await at.card(at.head, child)
    expect(card.body.links).toMatchObject([{ isHeld: false, reason: 'Өз өтініші бойынша' }])
    expect(codeOf(await at.post(at.head, { action: 'end', id: body.id, reason: 'error' }))).toEqual(
      [409, 'link_over'],
    )
  })

  test('leaves the other parent, and the role while another child is left', async () => {
    const [one, two] = [await at.pupil(), await at.pupil()]
    const [mother, father] = [await at.newcomer(), await at.newcomer()]
    const { body } = await at.link(at.head, one, mother.userId, 'mother')
    await at.link(at.head, one, father.userId, 'father')
    await at.link(at.head, two, mother.userId, 'mother')
    await at.post(at.head, { action: 'end', id: body.id, reason: 'request' })
    expect([await wards(mother), await wards(father)]).toEqual([[two.id], [one.id]])
    expect(await at.rolesOf(mother.userId)).toEqual([`parent ${at.a}`])
  })

  test('ends by itself on a day that was set', async () => {
    const [child, parent] = [await at.pupil(), await at.newcomer()]
    const past = new Date(Date.now() - 1000).toISOString()
    const body = { action: 'link', child: child.id, guardian: parent.userId, kind: 'guardian' }
    expect(codeOf(await at.post(at.head, { ...body, until: past }))).toEqual([400, 'span_invalid'])
    const until = new Date(Date.now() + 800).toISOString()
    expect((await at.post(at.head, { ...body, until })).status).toBe(200)
    expect(await wards(parent)).toEqual([child.id])
    await new Promise((done) => setTimeout(done, 900))
    expect(await wards(parent)).toEqual([])
    await whatIsDue()
    expect(await at.rolesOf(parent.userId)).toEqual([])
  })

  test('goes with the account of the child, and the role of its guardian with it', async () => {
    const [child, parent] = [await at.pupil(), await at.newcomer()]
    await at.link(at.head, child, parent.userId, 'mother')
    expect((await at.head.delete(`/api/users/${child.id}`)).status).toBe(200)
    expect([await wards(parent), await at.rolesOf(parent.userId)]).toEqual([[], []])
  })

  test('is that of the same child under its id in capitals', async () => {
    const [child, parent] = [await at.pupil(), await at.newcomer()]
    const asked = { ...child, id: child.id.toUpperCase() }
    expect((await at.link(at.head, asked, parent.userId, 'mother')).status).toBe(200)
    expect(await wards(parent)).toEqual([child.id])
    expect((await at.card(at.head, asked)).body.links).toHaveLength(1)
  })

  test('gives its role when the child begins at a school, and takes it when the child is to leave', async () => {
    const [child, parent] = [await at.pupil(), await at.newcomer()]
    await at.link(at.head, child, parent.userId, 'mother')
    const roles = () => at.rolesOf(parent.userId)
    const soon = (ms: number) => new Date(Date.now() + ms).toISOString()
    const decide = (by: Agent, body: object) => by.post('/api/plugins/core/memberships').send(body)
    const { body } = await at.head
      .get('/api/memberships')
      .query({ where: { user: { equals: child.id } } })
    const [own] = (body as { docs: { id: string }[] }).docs
    const change = { action: 'change', id: own?.id, until: soon(700) }
    expect((await decide(at.head, change)).status).toBe(200)
    const grant = {
      action: 'grant',
      user: child.id,
      role: 'pupil',
      institution: at.b,
      from: soon(700),
    }
    expect((await decide(at.otherHead, grant)).status).toBe(200)
    expect(await roles()).toEqual([`parent ${at.a}`])
    await new Promise((done) => setTimeout(done, 800))
    await whatIsDue()
    expect(await roles()).toEqual([`parent ${at.b}`])
    await whatIsDue()
    expect(await roles()).toEqual([`parent ${at.b}`])
  })

  test('is made once, for an account that there is, and not for oneself or the child', async () => {
    const [child, parent] = [await at.pupil(), await at.newcomer()]
    await at.link(at.head, child, parent.userId, 'mother')
    const answers = [
      await at.link(at.head, child, parent.userId, 'guardian'),
      await at.link(at.head, child, 'nobody-here', 'mother'),
      await at.link(at.head, child, at.head.userId, 'mother'),
      await at.link(at.head, child, child.id, 'other'),
    ]
    expect(answers.map(codeOf)).toEqual([
      [409, 'link_exists'],
      [400, 'person_unknown'],
      [403, 'link_own'],
      [409, 'link_refused'],
    ])
  })
})

describe('who decides', () => {
  test('another school, a district, a parent and a pupil are refused, and learn nothing', async () => {
    const child = await at.pupil()
    const parent = await at.newcomer()
    await at.link(at.head, child, parent.userId, 'mother')
    for (const stranger of [at.otherDeputy, at.otherHead]) {
      expect((await at.card(stranger, child)).status).toBe(404)
      expect((await at.link(stranger, child, 'nobody-here', 'mother')).status).toBe(404)
      expect(
        (await at.post(stranger, { action: 'code', child: child.id, kind: 'mother' })).status,
      ).toBe(404)
    }
    for (const stranger of [at.region, parent])
      expect((await at.card(stranger, child)).status).toBe(403)
    expect((await at.card(at.head, { id: parent.userId })).status).toBe(404)
  })

  test('the class teacher, for the pupils of his class and for no others', async () => {
    const teacher = await at.classTeacher('7 Ә')
    const [own, other] = [await at.pupil('7 Ә'), await at.pupil('7 Б')]
    const parent = await at.newcomer()
    expect((await at.link(teacher, own, parent.userId, 'mother')).status).toBe(200)
    expect((await at.link(teacher, other, parent.userId, 'mother')).status).toBe(404)
    const { body } = await at.card(teacher, own)
    expect([body.mayRestrict, body.bars, body.child.group]).toEqual([false, [], '7 Ә'])
    const list = await teacher.get('/api/plugins/core/guardians/pupils')
    expect(list.body.pupils.map(({ id }: { id: string }) => id)).toEqual([own.id])
    expect(list.body.pupils[0]).toMatchObject({ guardians: 1, codes: 0, group: '7 Ә' })
  })

  test('nobody who is a guardian himself: somebody else of the school does', async () => {
    const child = await at.pupil()
    await at.link(at.head, child, at.deputy.userId, 'mother')
    expect(codeOf(await at.card(at.deputy, child))).toEqual([403, 'link_own'])
    const father = await at.newcomer()
    expect(codeOf(await at.link(at.deputy, child, father.userId, 'father'))).toEqual([
      403,
      'link_own',
    ])
  })

  test('is told so on the account of a pupil, and all others that they do not', async () => {
    const child = await at.pupil()
    const asks = async (agent: Agent, id = child.id) =>
      (await agent.get(`/api/plugins/core/guardians/answering?child=${id}`)).body as unknown
    const root = await at.portal.as('root')
    const other = await at.portal.as('head', at.b)
    expect(await asks(at.head)).toEqual({ isAnswering: true })
    for (const agent of [root, other]) expect(await asks(agent)).toEqual({ isAnswering: false })
    expect(await asks(at.head, at.deputy.userId)).toEqual({ isAnswering: false })
  })

  test('the list of pupils is found by class and by name', async () => {
    const child = await at.pupil('11 В')
    const by = async (query: string) =>
      (await at.head.get(`/api/plugins/core/guardians/pupils?${query}`)).body
    expect((await by(`group=${encodeURIComponent('11 В')}`)).pupils).toMatchObject([
      { id: child.id },
    ])
    expect((await by(`named=${encodeURIComponent(child.name)}`)).pupils).toMatchObject([
      { id: child.id },
    ])
    expect((await by('named=zzzz')).pupils).toEqual([])
    expect((await by('')).groups).toContain('11 В')
  })

  test.each([
    [{ action: 'link', kind: 'mother' }],
    [{ action: 'link', child: ['a'], guardian: 'b', kind: 'mother' }],
    [{ action: 'link', child: 'a', guardian: 'b', kind: 'aunt' }],
    [{ action: 'end', id: 'a', reason: 'mood' }],
    [{ action: 'code', child: { $ne: 1 }, kind: 'mother' }],
    [{ action: 'none' }],
  ])('what is no request is refused: %j', async (body) => {
    expect((await at.post(at.head, body)).status).toBe(400)
  })
})

test('with an account go its links', async () => {
  const [child, parent] = [await at.pupil(), await at.newcomer()]
  await at.link(at.head, child, parent.userId, 'mother')
  expect((await at.head.delete(`/api/users/${child.id}`)).status).toBe(200)
  expect(await wards(parent)).toEqual([])
})
