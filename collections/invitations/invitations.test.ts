import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import request from 'supertest'
import { inTransaction, systemStore, type Deliver } from '#kernel'
import {
  appoint,
  createTestPortal,
  openMailServer,
  ORIGIN,
  twoSchools,
  withAddress,
  type MailServer,
  type TestPortal,
} from '#testing'
import { sendNext } from '../../src/kernel/outbox/sendNext'
import { deliverWith } from '../../src/server/mail/deliverWith'
import { MOST_LETTERS } from './takeLetter'

type Agent = Awaited<ReturnType<TestPortal['as']>>

let portal: TestPortal
let server: MailServer
let deliver: Deliver
let at: Awaited<ReturnType<typeof twoSchools>>
let head: Agent

beforeAll(async () => {
  portal = await createTestPortal()
  server = await openMailServer()
  at = await twoSchools(portal.payload)
  head = await portal.as('head', at.a.institution)
  const settings = { ...portal.settings, smtpUrl: server.url, mailFrom: 'noreply@portal.kz' }
  const made = deliverWith(settings, portal.payload)
  if (!made) throw new Error('no way to deliver')
  deliver = made
})
afterAll(async () => {
  await server.stop()
  await portal.stop()
})
beforeEach(() => {
  server.received.length = 0
})

const INVITATIONS = '/api/plugins/core/invitations'
const NEW_PASSWORD = 'терезе алдында қайың'
let people = 0

const wanted = (more: object = {}) => ({
  ...{ action: 'invite', name: 'Ойдан Мысал', email: `oidan${String(++people)}@example.kz` },
  ...{ role: 'teacher', institution: at.a.institution, group: '5 а', locale: 'kk', ...more },
})
const invite = async (more: object = {}, by: Agent = head) => {
  const given = wanted(more)
  const { body, status } = await by.post(INVITATIONS).send(given)
  return { email: given.email, id: String((body as { id?: unknown }).id), body, status }
}
const sendAll = async (): Promise<void> => {
  while ((await sendNext(portal.payload, { deliver })) === 'done');
}
/** The link in the letter that came last, as its reader follows it: below the origin. */
const linkOf = async (email: string): Promise<string> => {
  await sendAll()
  const letter = server.received.findLast(({ to }) => to.includes(email))
  return /http:\/\/localhost:3000(\/\S+key=\S+)/.exec(letter?.text ?? '')?.[1] ?? ''
}
const keyIn = (link: string): string => link.split('key=')[1] ?? ''
const browser = () => request.agent(portal.app).set('Host', 'localhost:3000').set('Origin', ORIGIN)
type Browser = ReturnType<typeof browser>
const joined = (agent: Browser, key: string, password = NEW_PASSWORD) =>
  agent.post('/kk/join').type('form').send({ key, password, again: password })
const stored = async (collection: string) => {
  const { docs } = await portal.payload.db.find({ collection, limit: 0, pagination: false })
  return docs as unknown as readonly Record<string, unknown>[]
}
const accountOf = async (email: string) =>
  (await stored('users')).find((user) => user.email === email)
const rolesOf = async (user: unknown) =>
  (await stored('memberships')).filter((row) => row.user === user)
const listed = async (id: string, by: Agent = head) => {
  const { body } = await by.get(INVITATIONS)
  return (body as { invitations: { id: string; state: string }[] }).invitations.find(
    (one) => one.id === id,
  )
}
const change = (id: string, values: object) =>
  inTransaction(portal.payload, async (req) => {
    const door = systemStore({ payload: portal.payload, req })('invitations')
    const row = await door.get({ id })
    await door.put({ id }, { ...values }, { rev: row?.rev })
  })

describe('somebody new', () => {
  test('comes by the letter, chooses a password, and is in with his role and a made-up name', async () => {
    const { email, id, status } = await invite()
    expect(status).toBe(200)
    const link = await linkOf(email)
    const [letter] = server.received
    expect(letter).toMatchObject({ to: [email], subject: 'Сіз порталға шақырылдыңыз' })
    expect(letter?.text).toContain('Мұғалім')
    expect(letter?.text).not.toMatch(/Ойдан|sign-in|me\/notifications/)
    const agent = browser()
    const page = await agent.get(link)
    expect(page.status).toBe(200)
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store' })
    expect(page.text).toContain('noindex')
    for (const word of ['Ойдан Мысал', 'Мұғалім', 'mektep-a', '5 А', 'head'])
      expect(page.text).toContain(word)
    const answer = await joined(agent, keyIn(link))
    expect([answer.status, answer.headers.location]).toEqual([303, '/kk/join/done'])
    const account = await accountOf(email)
    const done = await agent.get('/kk/join/done')
    expect(done.text).toContain(String(account?.username))
    expect(String(account?.username)).toMatch(/^[a-z]{6}-\d{3}$/)
    expect(account).toMatchObject({ name: 'Ойдан Мысал', institution: at.a.institution })
    expect(await rolesOf(account?.id)).toMatchObject([
      { role: 'teacher', institution: at.a.institution, group: '5 А' },
    ])
    expect((await agent.get('/kk/me')).status).toBe(200)
    expect(await listed(id)).toMatchObject({ state: 'accepted' })
    const signedIn = await browser()
      .post('/api/users/login')
      .send({ username: account?.username, password: NEW_PASSWORD })
    expect(signedIn.status).toBe(200)
    const entries = (await stored('audit'))
      .filter((row) => row.targetId === id)
      .sort((a, b) => String(a.at).localeCompare(String(b.at)))
    expect(entries.map(({ action, who }) => [action, who])).toEqual([
      ['invitations.invite', head.userId],
      ['invitations.accept', account?.id],
    ])
  })
})

test('the invitations of one address are found, by whoever sees them', async () => {
  const { email } = await invite()
  await invite()
  await invite({ email, role: 'deputy' })
  const found = async (by: Agent, asked: string) => {
    const { body, status } = await by.get(INVITATIONS).query({ email: asked })
    expect(status).toBe(200)
    return (body as { invitations: { email: string }[] }).invitations.map((one) => one.email)
  }
  expect(await found(head, ` ${email.toUpperCase()}`)).toEqual([email, email])
  expect(await found(head, 'nobody@example.kz')).toEqual([])
  expect(await found(await portal.as('head', at.b.institution), email)).toEqual([])
})

describe('a link', () => {
  test('opens once, and says so afterwards', async () => {
    const { email } = await invite()
    const key = keyIn(await linkOf(email))
    expect((await joined(browser(), key)).status).toBe(303)
    const again = await joined(browser(), key)
    expect(again.status).toBe(410)
    expect(again.text).toContain('Шақыру енді жарамсыз')
    expect((await browser().get(`/ru/join?key=${key}`)).text).toContain('больше не действует')
    expect((await stored('users')).filter((user) => user.email === email)).toHaveLength(1)
  })

  test('of three who use it at once lets one in', async () => {
    const { email } = await invite()
    const key = keyIn(await linkOf(email))
    const answers = await Promise.all([1, 2, 3].map(() => joined(browser(), key)))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    for (const { status } of answers) expect([303, 409, 410]).toContain(status)
    expect((await stored('users')).filter((user) => user.email === email)).toHaveLength(1)
    expect(await rolesOf((await accountOf(email))?.id)).toHaveLength(1)
  })

  test('is over after 72 hours, and unknown keys open nothing', async () => {
    const { email, id } = await invite()
    const key = keyIn(await linkOf(email))
    const row = (await stored('invitations')).find((one) => one.id === id)
    expect(Date.parse(String(row?.endsAt)) - Date.parse(String(row?.at))).toBe(72 * 3_600_000)
    await change(id, { endsAt: new Date(Date.now() - 1000).toISOString() })
    expect((await browser().get(`/kk/join?key=${key}`)).status).toBe(410)
    expect((await joined(browser(), key)).status).toBe(410)
    expect(await listed(id)).toMatchObject({ state: 'expired' })
    for (const wrong of ['', 'x', 'A'.repeat(43), `${key}x`]) {
      const page = await browser().get(`/ru/join?key=${wrong}`)
      expect([page.status, page.text.includes('Такого приглашения нет')]).toEqual([404, true])
    }
    expect(await accountOf(email)).toBeUndefined()
  })

  test('is used up by no password that is refused', async () => {
    const { email } = await invite()
    const key = keyIn(await linkOf(email))
    const agent = browser()
    const short = await joined(agent, key, 'қысқа')
    expect([short.status, short.text.includes('name="again"')]).toEqual([400, true])
    const answer = await agent
      .post('/ru/join')
      .type('form')
      .send({ key, password: NEW_PASSWORD, again: 'другое' })
    expect([answer.status, answer.text.includes('aria-invalid')]).toEqual([400, true])
    expect((await joined(agent, key)).status).toBe(303)
  })

  test('sent again is another one; withdrawn it is none', async () => {
    const { email, id } = await invite()
    const first = keyIn(await linkOf(email))
    expect((await head.post(INVITATIONS).send({ action: 'resend', id })).status).toBe(200)
    const second = keyIn(await linkOf(email))
    expect(second).not.toBe(first)
    expect((await joined(browser(), first)).status).toBe(404)
    expect((await browser().get(`/kk/join?key=${second}`)).status).toBe(200)
    expect((await head.post(INVITATIONS).send({ action: 'withdraw', id })).status).toBe(200)
    expect((await joined(browser(), second)).status).toBe(410)
    const late = await head.post(INVITATIONS).send({ action: 'resend', id })
    expect([late.status, late.body.error.code]).toEqual([410, 'invitation_over'])
  })

  test('floods nobody: an address gets a few letters within an hour', async () => {
    const { email, id } = await invite()
    const again = () => head.post(INVITATIONS).send({ action: 'resend', id })
    for (let sent = 1; sent < MOST_LETTERS; sent++) expect((await again()).status).toBe(200)
    const key = keyIn(await linkOf(email))
    const refused = await again()
    expect([refused.status, refused.body.error.code]).toEqual([429, 'letters_throttled'])
    expect(Number(refused.get('Retry-After'))).toBeGreaterThan(0)
    await head.post(INVITATIONS).send({ action: 'withdraw', id })
    expect((await invite({ email })).status).toBe(429)
    expect((await invite()).status).toBe(200)
    expect((await joined(browser(), key)).status).toBe(410)
  })

  test('goes out in no letter that waited until the invitation was withdrawn', async () => {
    const { email, id } = await invite()
    await head.post(INVITATIONS).send({ action: 'withdraw', id })
    expect(await linkOf(email)).toBe('')
  })

  test('stands nowhere in the database', async () => {
    const { email } = await invite()
    const key = keyIn(await linkOf(email))
    expect(key).toMatch(/^[\w-]{43}$/)
    for (const table of ['invitations', 'outbox', 'audit', 'notifications', 'events', 'jobs'])
      expect([table, JSON.stringify(await stored(table)).includes(key)]).toEqual([table, false])
  })
})

describe('somebody with an account', () => {
  const withAccount = async () => {
    const person = await portal.as('editor', at.b.institution)
    const email = `${person.userId}@example.kz`
    await withAddress(portal.payload, person.userId, email, 'ru')
    return { email, person }
  }

  test('signs in and accepts with one button', async () => {
    const { email, person } = await withAccount()
    await invite({ email, locale: 'ru' })
    const link = await linkOf(email)
    const stranger = await browser().get(link)
    expect(stranger.text).toContain(encodeURIComponent(link))
    expect(stranger.text).not.toContain('new-password')
    // Whoever has the letter alone makes no second account of it.
    expect((await joined(browser(), keyIn(link))).status).toBe(409)
    const page = await person.get(link)
    expect(page.text).toContain('Роль добавится')
    const answer = await person
      .post('/ru/join/accept')
      .type('form')
      .send({ key: keyIn(link) })
    expect([answer.status, answer.headers.location]).toEqual([303, '/ru/join/done'])
    expect((await rolesOf(person.userId)).map(({ role }) => role).sort()).toEqual([
      'editor',
      'teacher',
    ])
    const twice = await person
      .post('/ru/join/accept')
      .type('form')
      .send({ key: keyIn(link) })
    expect(twice.status).toBe(410)
  })

  test('does not accept what another one is invited to', async () => {
    const { email } = await withAccount()
    const { person: other } = await withAccount()
    await invite({ email })
    const link = await linkOf(email)
    expect((await other.get(link)).text).toContain('басқа есептік жазбаның иесіне')
    const answer = await other
      .post('/kk/join/accept')
      .type('form')
      .send({ key: keyIn(link) })
    expect(answer.status).toBe(409)
    const nobody = await browser()
      .post('/kk/join/accept')
      .type('form')
      .send({ key: keyIn(link) })
    expect(nobody.status).toBe(401)
    expect(await rolesOf(other.userId)).toHaveLength(1)
  })

  test('has the role already: told so, and the link stays', async () => {
    const { email, person } = await withAccount()
    await appoint(portal.payload, person.userId, 'teacher', at.a.institution)
    await invite({ email })
    const link = await linkOf(email)
    const answer = await person
      .post('/kk/join/accept')
      .type('form')
      .send({ key: keyIn(link) })
    expect(answer.status).toBe(409)
    expect((await browser().get(link)).status).toBe(200)
  })
})

describe('who may invite', () => {
  test('is whoever may give the role; a foreign institution does not exist', async () => {
    const other = await portal.as('head', at.b.institution)
    expect((await invite({}, other)).status).toBe(404)
    expect((await invite({ role: 'head' })).body.error).toMatchObject({ code: 'role_too_high' })
    expect((await invite({}, await portal.as('teacher', at.a.institution))).status).toBe(403)
    const { id } = await invite()
    for (const action of ['resend', 'withdraw'])
      expect((await other.post(INVITATIONS).send({ action, id })).status).toBe(404)
    expect(await listed(id, other)).toBeUndefined()
    expect(await listed(id, await portal.as('region', at.region))).toMatchObject({ id })
  })

  test('is told what is wrong with a form', async () => {
    const { email } = await invite()
    const second = await invite({ email: email.toUpperCase() })
    expect([second.status, second.body.error]).toEqual([
      409,
      expect.objectContaining({ code: 'invitation_waits', field: 'email' }),
    ])
    expect((await invite({ email: 'nobody' })).status).toBe(400)
    expect((await invite({ until: '2020-01-01T00:00:00Z' })).body.error.code).toBe('span_invalid')
    expect((await invite({ role: 'district' }, await portal.as('root'))).body.error.code).toBe(
      'role_unsuitable',
    )
    await withAddress(portal.payload, head.userId, 'head@example.kz', 'kk')
    expect((await invite({ email: 'head@example.kz' })).body.error.code).toBe('role_own')
  })

  test('is asked again when it is accepted', async () => {
    const leaving = await portal.as('head', at.a.institution)
    const { email } = await invite({}, leaving)
    const key = keyIn(await linkOf(email))
    const [role] = await rolesOf(leaving.userId)
    const ended = await (
      await portal.as('region', at.region)
    )
      .post('/api/plugins/core/memberships')
      .send({ action: 'end', id: role?.id })
    expect(ended.status).toBe(200)
    const answer = await joined(browser(), key)
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('енді бұл рөлге тағайындай алмайды')
    expect(await accountOf(email)).toBeUndefined()
    // Another head sends it again, and answers for it from now on.
    const id = (await stored('invitations')).find((row) => row.email === email)?.id
    await head.post(INVITATIONS).send({ action: 'resend', id })
    expect((await joined(browser(), keyIn(await linkOf(email)))).status).toBe(303)
  })

  test('root waits for a second person, as everywhere', async () => {
    const root = await portal.as('root')
    const { email, status } = await invite({ role: 'root', institution: null, group: '' }, root)
    expect(status).toBe(200)
    const link = await linkOf(email)
    const agent = browser()
    expect((await agent.get(link)).text).toContain('14')
    const answer = await joined(agent, keyIn(link))
    expect([answer.status, answer.headers.location]).toEqual([303, '/kk/join/done?waits=1'])
    expect((await agent.get('/kk/join/done?waits=1')).text).toContain('екінші адам')
    const account = await accountOf(email)
    expect(await rolesOf(account?.id)).toMatchObject([{ role: 'root', proposal: 'grant' }])
    expect((await agent.get('/api/plugins/core/invitations')).status).toBe(403)
    const row = (await stored('invitations')).find((one) => one.email === email)
    expect(await listed(String(row?.id), head)).toBeUndefined()
    expect(await listed(String(row?.id), root)).toMatchObject({ institution: '' })
  })
})
