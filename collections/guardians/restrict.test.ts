import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sealAllAnew, sealBarsAnew } from '#collections'
import { portalOf } from '#kernel'
import { randomBytes } from 'node:crypto'
import { codeOf, createFamilies, type Child, type Families } from '#testing'

let at: Families
beforeAll(async () => {
  at = await createFamilies()
})
afterAll(() => at.portal.stop())

type Agent = Families['head']
// Invented, with the right check digit.
const IIN = '850101300035'
const LATER = '141125500023'
const wards = async ({ userId }: Agent) => (await at.wardsOf(userId)).map(({ child }) => child)
const paper = { paper: 'court', number: '7514-26-00-2/118', issued: '2026-10-01' }
const bar = (by: Agent, child: Child, who: object) =>
  at.restrict(by, { action: 'restrict', child: child.id, ...paper, ...who })

describe('somebody who is kept away', () => {
  test('loses the child at once, and is told no reason', async () => {
    const child = await at.pupil()
    const [mother, father] = [await at.newcomer(), await at.newcomer()]
    await at.link(at.head, child, mother.userId, 'mother')
    await at.link(at.head, child, father.userId, 'father')
    const done = await bar(at.deputy, child, { person: father.userId })
    expect(done.status).toBe(200)
    expect([await wards(mother), await wards(father)]).toEqual([[child.id], []])
    expect(await at.rolesOf(father.userId)).toEqual([])
    expect(await at.heardBy(father.userId)).toEqual(['core.child-linked', 'core.child-unlinked'])
    expect(await at.heardBy(mother.userId)).toEqual(['core.child-linked'])
    for (const parent of [mother, father]) {
      const pages = ['/kk/me/children', '/kk/me/notifications', '/kk/me/data']
      for (const page of pages) {
        const { text } = await parent.get(page)
        expect(text).not.toMatch(/сот|7514/i)
      }
    }
    const { bars } = (await at.card(at.head, child)).body
    expect(bars).toMatchObject([{ isHeld: true, paper: 'Сот шешімі', number: paper.number }])
  })

  test('gets no new link, neither from the school nor by a code, in neutral words', async () => {
    const [child, father] = [await at.pupil(), await at.newcomer()]
    await bar(at.head, child, { person: father.userId })
    expect(codeOf(await at.link(at.head, child, father.userId, 'father'))).toEqual([
      409,
      'link_refused',
    ])
    const code = await at.post(at.head, { action: 'code', child: child.id, kind: 'father' })
    const typed = await father
      .post('/kk/me/children/add')
      .type('form')
      .send({ code: code.body.code })
    expect([typed.status, typed.text.includes('Код жарамсыз')]).toEqual([400, true])
    expect(await wards(father)).toEqual([])
  })

  test('is known by his number, before he has an account and afterwards', async () => {
    const [child, father] = [await at.pupil(), await at.newcomer()]
    await at.link(at.head, child, father.userId, 'father')
    const done = await bar(at.head, child, { iin: IIN, name: 'Ойдан Шығарылған' })
    expect(done.status).toBe(200)
    expect(await wards(father)).toEqual([child.id])
    // The moment that the number turns out to be his, he sees nothing any more.
    await at.head.post('/api/plugins/core/iin').send({ user: father.userId, iin: IIN })
    expect(await wards(father)).toEqual([])
    const other = await at.pupil()
    await bar(at.head, other, { iin: IIN, name: 'Ойдан Шығарылған' })
    expect(codeOf(await at.link(at.head, other, father.userId, 'father'))).toEqual([
      409,
      'link_refused',
    ])
    const stored = await at.stored('guardian-bars')
    expect(stored).not.toContain(IIN)
    const { bars } = (await at.card(at.head, child)).body
    expect(bars[0]).toMatchObject({ iin: '850101******', person: { name: 'Ойдан Шығарылған' } })
    expect(JSON.stringify(bars)).not.toContain(IIN)
  })

  test('stays known when the keys of the portal are changed', async () => {
    const { payload } = at.portal
    const secrets = portalOf(payload).secrets as { iinKeys?: string }
    const old = secrets.iinKeys
    const fresh = `fresh:${randomBytes(32).toString('base64')}`
    const [child, father] = [await at.pupil(), await at.newcomer()]
    await bar(at.head, child, { iin: LATER, name: 'Ойдан Шығарылған' })
    try {
      secrets.iinKeys = `${old ?? ''},${fresh}`
      expect(await sealBarsAnew({ payload })).toBeGreaterThan(0)
      expect(await sealBarsAnew({ payload })).toBe(0)
      await sealAllAnew({ payload })
      secrets.iinKeys = fresh
      await at.head.post('/api/plugins/core/iin').send({ user: father.userId, iin: LATER })
      expect(codeOf(await at.link(at.head, child, father.userId, 'father'))).toEqual([
        ...[409, 'link_refused'],
      ])
      const { bars } = (await at.card(at.head, child)).body
      expect(bars).toMatchObject([{ iin: '141125******' }])
    } finally {
      secrets.iinKeys = `${old ?? ''},${fresh}`
    }
  })

  test('comes back by a new link alone, once it was lifted', async () => {
    const [child, father] = [await at.pupil(), await at.newcomer()]
    await at.link(at.head, child, father.userId, 'father')
    const { body } = await bar(at.head, child, { person: father.userId })
    expect((await at.restrict(at.deputy, { action: 'lift', id: body.id, reason: '' })).status).toBe(
      400,
    )
    const lift = { action: 'lift', id: body.id, reason: 'Сот шешімі жойылды' }
    expect((await at.restrict(at.deputy, lift)).status).toBe(200)
    expect(codeOf(await at.restrict(at.head, lift))).toEqual([409, 'link_over'])
    expect(await wards(father)).toEqual([])
    expect((await at.link(at.head, child, father.userId, 'father')).status).toBe(200)
    expect(await wards(father)).toEqual([child.id])
    expect(await at.audited('guardians.lift', String(body.id))).toMatchObject({
      who: at.deputy.userId,
    })
  })

  test('for a time alone is free after it', async () => {
    const [child, father] = [await at.pupil(), await at.newcomer()]
    const until = new Date(Date.now() + 600).toISOString()
    expect((await bar(at.head, child, { person: father.userId, until })).status).toBe(200)
    await new Promise((done) => setTimeout(done, 700))
    expect((await at.link(at.head, child, father.userId, 'father')).status).toBe(200)
  })
})

describe('who records it', () => {
  test('head and deputies of the school, and nobody else', async () => {
    const [child, father] = [await at.pupil('8 А'), await at.newcomer()]
    const teacher = await at.classTeacher('8 А')
    const who = { person: father.userId }
    expect((await bar(teacher, child, who)).status).toBe(403)
    expect((await bar(at.otherHead, child, who)).status).toBe(404)
    expect((await bar(at.region, child, who)).status).toBe(403)
    const { body } = await bar(at.head, child, who)
    const lift = { action: 'lift', id: body.id, reason: 'x' }
    expect((await at.restrict(teacher, lift)).status).toBe(403)
    expect((await at.restrict(at.otherHead, lift)).status).toBe(404)
    // The class teacher sees nothing of it, not even as a refusal of its own.
    expect((await at.card(teacher, child)).body.bars).toEqual([])
  })

  test('nobody whom it is about: he does not even see that there is one', async () => {
    const child = await at.pupil()
    expect(codeOf(await bar(at.deputy, child, { person: at.deputy.userId }))).toEqual([
      403,
      'link_own',
    ])
    await bar(at.head, child, { person: at.deputy.userId })
    expect(codeOf(await at.card(at.deputy, child))).toEqual([403, 'link_own'])
  })

  test.each([
    [{}, 'person'],
    [{ iin: '150315600012' }, 'iin'],
    [{ person: 'nobody-here' }, 'person'],
    [{ person: 'x', until: '2020-01-01T00:00:00.000Z' }, 'until'],
    [{ person: 'x', issued: '01.10.2026' }, 'issued'],
    [{ person: 'x', number: '' }, 'number'],
  ])('what is incomplete or wrong is refused by field: %j', async (who, field) => {
    const answer = await bar(at.head, await at.pupil(), who)
    expect([answer.status, answer.body.error.field]).toEqual([400, field])
  })
})
