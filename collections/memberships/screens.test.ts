import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { inTransaction } from '#kernel'
import {
  appoint,
  createTestPortal,
  institution,
  ORIGIN,
  twoSchools,
  type TestPortal,
} from '#testing'

let portal: TestPortal
type Agent = Awaited<ReturnType<TestPortal['as']>>
let at: Awaited<ReturnType<typeof twoSchools>> & { district: string }
let root: Agent
let region: Agent
let head: Agent
let deputy: Agent
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
  deputy = await portal.as('deputy', at.a.institution)
})
afterAll(() => portal.stop())

const CORE = '/api/plugins/core'
const someone = async (name: string, more: object = {}): Promise<string> => {
  const data = { name, username: `code-${String(++names)}`, ...more }
  const made = await portal.payload.create({ collection: 'users', data, overrideAccess: true })
  return String(made.id)
}
type Offer = {
  institutions: unknown
  only: unknown
  roles: { role: string; label: string; needsSecondPerson: boolean }[]
  mayCreateAccounts: boolean
}
const offer = async (agent: Agent, place?: string): Promise<Offer> =>
  (await agent.get(`${CORE}/appointing${place === undefined ? '' : `?institution=${place}`}`))
    .body as Offer
const rolesOf = ({ roles }: Offer) => roles.map(({ role }) => role)

describe('what the form for appointing offers', () => {
  test('the institutions within reach, and the only one where it is the only one', async () => {
    const here = { id: at.a.institution, name: 'mektep-a' }
    expect(await offer(head)).toMatchObject({
      institutions: { id: { equals: at.a.institution } },
      only: here,
      mayCreateAccounts: true,
    })
    expect(await offer(deputy)).toMatchObject({ only: here, mayCreateAccounts: false })
    expect(await offer(region)).toMatchObject({
      institutions: { at2: { equals: at.region } },
      only: null,
    })
    expect(await offer(root)).toMatchObject({ institutions: true, only: null })
  })

  test('exactly the roles that the rules take there', async () => {
    const STAFF = ['editor', 'methodologist', 'clerk', 'moderator', 'analyst']
    expect(rolesOf(await offer(head, at.a.institution))).toEqual([
      ...['deputy', 'teacher', ...STAFF, 'parent', 'pupil'],
    ])
    expect(rolesOf(await offer(deputy, at.a.institution))).toEqual(['teacher', 'parent', 'pupil'])
    expect(rolesOf(await offer(region, at.a.institution))).toEqual(['head', ...STAFF])
    expect(rolesOf(await offer(region, at.district))).toEqual(['district', ...STAFF])
    expect(rolesOf(await offer(region, at.region))).toEqual(STAFF)
    expect(rolesOf(await offer(root))).toEqual(['root'])
    for (const [agent, place] of [
      [head, at.b.institution],
      [head, undefined],
      [region, at.ministry],
      [region, undefined],
    ] as const)
      expect(rolesOf(await offer(agent, place))).toEqual([])
  })

  test('with names in the reader’s language, and whether a second person is needed', async () => {
    const { roles } = (await root.get(`${CORE}/appointing`).set('Cookie', 'payload-lng=ru'))
      .body as Offer
    expect(roles).toEqual([
      { role: 'root', label: 'Администратор портала', needsSecondPerson: true },
    ])
    const [own] = (await offer(head, at.a.institution)).roles
    expect(own).toEqual({
      role: 'deputy',
      label: 'Басшының орынбасары',
      needsSecondPerson: false,
    })
  })

  test('nothing to those who appoint nobody, or ask for what is not there', async () => {
    const teacher = await portal.as('teacher', at.a.institution)
    for (const path of ['appointing', 'proposals'])
      expect((await teacher.get(`${CORE}/${path}`)).status).toBe(403)
    const stranger = await portal.http.get(`${CORE}/appointing`).set('Host', 'localhost:3000')
    expect(stranger.status).toBe(401)
    for (const id of ['nowhere', '01a00000-0000-7000-8000-000000000000'])
      expect((await head.get(`${CORE}/appointing?institution=${id}`)).status).toBe(404)
    expect((await head.get(`${CORE}/appointing?x=1`)).status).toBe(400)
  })
})

describe('the list of people', () => {
  type Listed = { docs: { id: string; person?: string; username?: string }[] }
  const list = async (agent: Agent, query = ''): Promise<Listed> =>
    (await agent.get(`/api/memberships?depth=0&limit=100${query}`)).body as Listed

  test('names everybody who works here, also those whose account another school manages', async () => {
    const guest = await someone('Қонақ Мұғалім', { institution: at.b.institution })
    await appoint(portal.payload, guest, 'teacher', at.a.institution)
    expect((await head.get(`/api/users/${guest}`)).status).toBe(404)
    const { docs } = await list(head)
    const found = docs.find(({ person }) => person === 'Қонақ Мұғалім')
    expect(found?.username).toMatch(/^code-/)
  })

  test.each(['Сапар', 'сапар', 'САПАР', 'кенжеғұл сапар', 'Сапар Кенже'])(
    'a person is found by name, typed as %s',
    async (typed) => {
      const username = `kod-${String(++names)}`
      const user = await someone('Сапар Кенжеғұл', { institution: at.a.institution, username })
      const id = await appoint(portal.payload, user, 'teacher', at.a.institution)
      const asked = `&where[or][0][person][like]=${encodeURIComponent(typed)}&where[or][1][username][like]=zz`
      expect((await list(head, asked)).docs.map((one) => one.id)).toContain(id)
      const byName = `&where[username][equals]=${username}`
      expect((await list(head, byName)).docs.map((one) => one.id)).toEqual([id])
      const users = await head.get(
        `/api/users?where[or][0][name][like]=${encodeURIComponent(typed)}&where[or][1][username][like]=zz`,
      )
      expect(users.body.docs.map((one: { id: string }) => one.id)).toContain(user)
    },
  )

  test('can be ordered by name, and nobody writes the names into a role', async () => {
    const { docs } = await list(head, '&sort=person')
    const found = docs.map(({ person }) => person)
    expect(found.length).toBeGreaterThan(3)
    expect(found).toEqual([...found].sort())
    const [one] = docs
    const answer = await root.patch(`/api/memberships/${String(one?.id)}`).send({ person: 'x' })
    expect([403, 404]).toContain(answer.status)
  })
})

type Card = {
  id: string
  person: { name: string; username: string }
  role: string
  institution: string
  may: Record<string, boolean>
  needsSecondPerson: boolean
  refusal?: string
  proposal?: { kind: string; by: string; confirmers: string[]; until: string | null }
}
const NOTHING = { change: false, confirm: false, decline: false, end: false }
const card = async (agent: Agent, id: string, language = 'kk'): Promise<Card> =>
  (await agent.get(`${CORE}/membership?id=${id}`).set('Cookie', `payload-lng=${language}`))
    .body as Card
const own = async ({ userId }: Agent): Promise<string> => {
  const where = { user: { equals: userId } }
  const found = await portal.payload.db.findOne<{ id: string }>({
    collection: 'memberships',
    where,
  })
  return String(found?.id)
}

describe('one role of a person', () => {
  test('says what the reader may do with it', async () => {
    const user = await someone('Мұғалім', { institution: at.a.institution })
    const id = await appoint(portal.payload, user, 'teacher', at.a.institution)
    expect(await card(head, id, 'ru')).toMatchObject({
      ...{ id, person: { name: 'Мұғалім' }, role: 'Учитель', institution: 'mektep-a' },
      ...{ may: { ...NOTHING, change: true, end: true }, needsSecondPerson: false },
    })
    const other = await card(region, id, 'ru')
    expect(other.may).toEqual(NOTHING)
    expect(other.refusal).toBe('Об этой роли решает сотрудник, стоящий выше вас.')
    const foreign = await portal.as('head', at.b.institution)
    for (const one of [id, 'nowhere', '01a00000-0000-7000-8000-000000000000'])
      expect((await foreign.get(`${CORE}/membership?id=${one}`)).status).toBe(404)
  })

  test('one’s own cannot be changed, and the sentence says why', async () => {
    for (const agent of [head, root, await portal.as('teacher', at.a.institution)]) {
      const { may, refusal } = await card(agent, await own(agent), 'ru')
      expect(may).toEqual(NOTHING)
      expect(refusal).toBe('Свою роль изменить нельзя: это делает другой человек.')
    }
  })

  test('a reader who decides about nobody is told that he may not', async () => {
    const auditor = await portal.as('auditor', at.ministry)
    const { may, refusal } = await card(auditor, await own(head), 'ru')
    expect([may, refusal]).toEqual([NOTHING, 'У вас нет прав на это действие.'])
  })

  test('one that is over stays over', async () => {
    const user = await someone('Бұрынғы')
    const until = new Date(Date.now() - 60_000).toISOString()
    const id = await appoint(portal.payload, user, 'teacher', at.a.institution, { until })
    const { may, refusal } = await card(head, id, 'ru')
    expect([may, refusal]).toEqual([NOTHING, 'Срок этой роли уже истёк.'])
  })

  test('at a closed institution it can be ended, not prolonged', async () => {
    const place = await inTransaction(portal.payload, (req) =>
      institution(req, 'school', 'closed', at.region),
    )
    const id = await appoint(portal.payload, await someone('Редактор'), 'editor', place)
    await portal.payload.db.updateOne({
      ...{ collection: 'institutions', id: place, data: { closed: '2020-01-01T00:00:00.000Z' } },
    })
    expect((await card(region, id)).may).toEqual({ ...NOTHING, end: true })
  })
})

describe('what waits for a second person', () => {
  const decide = (agent: Agent, body: object) =>
    agent.post(`${CORE}/memberships`).set('Origin', ORIGIN).send(body)
  const waiting = async (agent: Agent): Promise<Card[]> =>
    ((await agent.get(`${CORE}/proposals`)).body as { proposals: Card[] }).proposals

  test('is shown to those who decide, with who proposed it and who may confirm it', async () => {
    const second = await portal.as('root')
    const disabled = await portal.as('root')
    await portal.payload.update({
      ...{ collection: 'users', id: disabled.userId, data: { disabled: true } },
      overrideAccess: true,
    })
    const user = await someone('Жаңа Әкімші')
    const granted = await decide(root, { action: 'grant', user, role: 'root' })
    const id = String(granted.body.id)
    const proposer = await card(root, id, 'ru')
    expect(proposer).toMatchObject({
      may: { ...NOTHING, change: true, decline: true },
      needsSecondPerson: true,
      proposal: { kind: 'grant', by: 'root', isOwn: true, isStale: false, confirmers: ['root'] },
    })
    expect((await card(second, id)).may).toMatchObject({ confirm: true, decline: true, end: false })
    expect((await waiting(second)).map((one) => one.id)).toContain(id)
    expect((await waiting(region)).map((one) => one.id)).not.toContain(id)
    expect((await decide(second, { action: 'confirm', id })).status).toBe(200)
    expect(await card(second, id)).not.toHaveProperty('proposal')
    expect((await waiting(second)).map((one) => one.id)).not.toContain(id)
  })

  test('shows the times that a change would bring, and takes no second proposal', async () => {
    const second = await portal.as('root')
    const id = await appoint(portal.payload, await someone('Министрлік'), 'ministry', at.ministry)
    const until = new Date(Date.now() + 86_400_000).toISOString()
    expect((await decide(root, { action: 'change', id, until })).body.needsSecondPerson).toBe(true)
    const { may, proposal } = await card(second, id)
    expect(proposal).toMatchObject({ kind: 'change', until })
    expect(may).toEqual({ change: false, confirm: true, decline: true, end: false })
    expect((await decide(second, { action: 'decline', id })).status).toBe(200)
    expect((await card(second, id)).may).toEqual({ ...NOTHING, change: true, end: true })
  })

  test('nobody confirms what has waited too long, but it can be taken off the table', async () => {
    const id = await appoint(portal.payload, await someone('Ескі'), 'root', undefined, {
      ...{ proposal: 'grant', proposedBy: root.userId, proposedAt: '2020-01-01T00:00:00.000Z' },
    })
    const second = await portal.as('root')
    expect(await card(second, id)).toMatchObject({
      may: { confirm: false, decline: true },
      proposal: { isOwn: false, isStale: true },
    })
    expect((await decide(second, { action: 'decline', id })).status).toBe(200)
    expect((await second.get(`${CORE}/membership?id=${id}`)).status).toBe(404)
  })
})
