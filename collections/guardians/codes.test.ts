import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { codeOf as errorOf, systemStore } from '#kernel'
import { useCode } from '#collections'
import { createFamilies, type Child, type Families } from '#testing'

let at: Families
beforeAll(async () => {
  at = await createFamilies()
})
afterAll(() => at.portal.stop())

type Agent = Families['head']
const made = async (child: Child, kind = 'mother', by: Agent = at.head) => {
  const { body, status } = await at.post(by, { action: 'code', child: child.id, kind })
  expect(status).toBe(200)
  return body as { id: string; code: string; until: string; paper: unknown[] }
}
const wards = async ({ userId }: Agent) => (await at.wardsOf(userId)).map(({ child }) => child)
/** In the cabinet, without a script. */
const typed = (agent: Agent, code: string) =>
  agent.post('/kk/me/children/add').type('form').send({ code })
const states = async (child: Child) =>
  (await at.card(at.head, child)).body.codes.map(({ state }: { state: string }) => state)
const REFUSED = 'Код жарамсыз'

describe('a code', () => {
  test('makes whoever types it the guardian it was given out for, once', async () => {
    const child = await at.pupil()
    const [mother, other] = [await at.newcomer(), await at.newcomer()]
    const { code, id, until } = await made(child)
    expect(Date.parse(until) - Date.now()).toBeGreaterThan(13.9 * 24 * 3600 * 1000)
    const answer = await typed(mother, code.toLowerCase().replaceAll('-', ' '))
    expect([answer.status, answer.headers.location]).toEqual([303, '/kk/me/children?done=child'])
    expect(await wards(mother)).toEqual([child.id])
    expect(await at.rolesOf(mother.userId)).toEqual([`parent ${at.a}`])
    const again = await typed(other, code)
    expect([again.status, again.text.includes(REFUSED)]).toEqual([400, true])
    expect(await wards(other)).toEqual([])
    expect(await states(child)).toEqual(['used'])
    const [link] = (await at.card(at.head, child)).body.links
    expect(link).toMatchObject({ kind: 'Анасы', way: 'код арқылы' })
    expect(await at.audited('guardians.code', id)).toMatchObject({ who: at.head.userId })
    const entries = await at.stored('audit')
    expect(entries).toContain(mother.userId)
  })

  test('is stored nowhere as it is', async () => {
    const { code } = await made(await at.pupil())
    for (const table of ['guardian-codes', 'audit', 'outbox', 'notifications']) {
      const text = await at.stored(table)
      expect(text).not.toContain(code)
      expect(text).not.toContain(code.replaceAll('-', ''))
    }
  })

  test('of two who type it at once makes one a guardian', async () => {
    const child = await at.pupil()
    const people = await Promise.all([1, 2, 3].map(() => at.newcomer()))
    const { code } = await made(child)
    const answers = await Promise.all(people.map((one) => typed(one, code)))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 400, 400])
    const all = await Promise.all(people.map(wards))
    expect(all.flat()).toEqual([child.id])
  })

  test('is one for each parent', async () => {
    const child = await at.pupil()
    const [mother, father] = [await at.newcomer(), await at.newcomer()]
    const codes = [await made(child, 'mother'), await made(child, 'father')]
    await typed(father, codes[1]?.code ?? '')
    await typed(mother, codes[0]?.code ?? '')
    const { links } = (await at.card(at.head, child)).body
    expect(links.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['Анасы', 'Әкесі'])
    expect([await wards(mother), await wards(father)]).toEqual([[child.id], [child.id]])
  })

  test('is refused in the same words when it is unknown, withdrawn, expired, or of a child that left', async () => {
    const child = await at.pupil()
    const parent = await at.newcomer()
    const [withdrawn, expired, left] = [await made(child), await made(child), await made(child)]
    expect((await at.post(at.deputy, { action: 'withdraw', id: withdrawn.id })).status).toBe(200)
    const door = systemStore({ payload: at.portal.payload })('guardian-codes')
    const row = await door.get({ id: expired.id })
    await door.put({ id: expired.id }, { until: new Date().toISOString() }, { rev: row?.rev })
    const answers = [
      await typed(parent, 'ABCD-EFGH-JKLM'),
      await typed(parent, 'nonsense'),
      await typed(parent, withdrawn.code),
      await typed(parent, expired.code),
    ]
    const rows = await at.card(at.head, child)
    expect(rows.body.codes.map(({ state }: { state: string }) => state).sort()).toEqual([
      ...['expired', 'open', 'withdrawn'],
    ])
    await at.endRoles(child.id)
    answers.push(await typed(parent, left.code))
    for (const { status, text } of answers)
      expect([status, text.includes(REFUSED)]).toEqual([400, true])
    expect(await wards(parent)).toEqual([])
  })

  test('is not for whoever gave it out, nor for who has the child already', async () => {
    const child = await at.pupil()
    const own = await made(child, 'father', at.deputy)
    expect((await typed(at.deputy, own.code)).status).toBe(400)
    const parent = await at.newcomer()
    await at.link(at.head, child, parent.userId, 'father')
    expect((await typed(parent, own.code)).status).toBe(409)
    expect(await states(child)).toEqual(['open'])
  })

  test('cannot be guessed at: after ten wrong ones the right one is refused for a while', async () => {
    const [child, parent] = [await at.pupil(), await at.newcomer()]
    const { code } = await made(child)
    const req = await at.requestOf(parent.userId)
    for (let guess = 0; guess < 10; guess++)
      await expect(useCode(req, 'ABCD-EFGH-JKLM')).rejects.toThrow('child_code_invalid')
    const error = await useCode(req, code).catch((thrown: unknown) => thrown)
    expect(errorOf(error)).toBe('sign_in_throttled')
    expect((await typed(parent, code)).status).toBe(429)
  })

  test('there are eight of at once', async () => {
    const child = await at.pupil()
    for (let count = 0; count < 8; count++) await made(child, 'other')
    const more = await at.post(at.head, { action: 'code', child: child.id, kind: 'other' })
    expect([more.status, more.body.error.code]).toEqual([409, 'child_codes_many'])
  })
})

test('the paper says in both languages for whom it is and what to do, without any number of a person', async () => {
  const child = await at.pupil()
  await at.head.post('/api/plugins/core/iin').send({ user: child.id, iin: '150315600011' })
  const { code, paper } = await made(child)
  expect(paper).toMatchObject([{ lang: 'kk' }, { lang: 'ru' }])
  for (const text of paper.map((one) => JSON.stringify(one))) {
    expect(text).toContain(code)
    expect(text).toContain(child.name)
    expect(text).not.toContain('150315')
  }
})

describe('in the cabinet', () => {
  test('children of several schools are seen with school and kind', async () => {
    const [one, two] = [await at.pupil(), await at.pupil(undefined, at.b)]
    const parent = await at.newcomer()
    const empty = await parent.get('/kk/me/children')
    expect(empty.text).toContain('Әзірге бала қосылмаған')
    await at.link(at.head, one, parent.userId, 'mother')
    await at.link(at.otherHead, two, parent.userId, 'guardian')
    const { text } = await parent.get('/ru/me/children')
    for (const seen of [one.name, two.name, 'mektep-a', 'mektep-b', 'Мать', 'Опекун'])
      expect(text).toContain(seen)
    expect(text).not.toContain('<script')
    // Ids of children stand in no address and no form.
    for (const hidden of [one.id, two.id]) expect(text).not.toContain(hidden)
  })

  test('pupils have no children in their menu', async () => {
    const pupil = await at.portal.as('pupil', at.a)
    expect((await pupil.get('/kk/me')).text).not.toContain('/kk/me/children')
    expect((await at.head.get('/kk/me')).text).toContain('/kk/me/children')
  })

  test('a link is given up by its guardian, and by nobody else', async () => {
    const child = await at.pupil()
    const [mother, father] = [await at.newcomer(), await at.newcomer()]
    const { body } = await at.link(at.head, child, mother.userId, 'mother')
    await at.link(at.head, child, father.userId, 'father')
    const give = (agent: Agent) =>
      agent.post('/kk/me/children/end').type('form').send({ link: body.id })
    expect((await give(father)).status).toBe(404)
    expect((await give(mother)).headers.location).toBe('/kk/me/children?done=childEnded')
    expect([await wards(mother), await wards(father)]).toEqual([[], [child.id]])
    expect(await at.audited('guardians.end', String(body.id))).toMatchObject({
      who: mother.userId,
    })
  })

  test('neither parent sees anything of the other', async () => {
    const child = await at.pupil()
    const [mother, father] = [await at.newcomer(), await at.newcomer()]
    await at.link(at.head, child, mother.userId, 'mother')
    await at.link(at.head, child, father.userId, 'father')
    const { docs } = (await at.head.get(`/api/users?where[id][equals]=${father.userId}`)).body
    const { text } = await mother.get('/kk/me/children')
    for (const hidden of [docs[0].username, docs[0].name]) expect(text).not.toContain(hidden)
  })
})
