import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Response } from 'supertest'
import { systemStore, type Deliver } from '#kernel'
import {
  appCode,
  createTestPortal,
  led,
  openMailServer,
  PASSWORD,
  secretIn,
  sendStep,
  twoSchools,
  withAddress,
  type MailServer,
  type TestPortal,
} from '#testing'
import { sendNext } from '../kernel/outbox/sendNext'
import { deliverWith } from './mail/deliverWith'

const OWN = 'jylqy-kermek-47'
const ASK = '/kk/sign-in/recover'

type Agent = Awaited<ReturnType<TestPortal['as']>>

let portal: TestPortal
let server: MailServer
let deliver: Deliver | undefined
let institution: string
let number = 0
let person: Agent
let email: string

beforeAll(async () => {
  portal = await createTestPortal()
  server = await openMailServer()
  institution = (await twoSchools(portal.payload)).a.institution
  const settings = { ...portal.settings, smtpUrl: server.url, mailFrom: 'noreply@portal.kz' }
  deliver = deliverWith(settings, portal.payload)
})
afterAll(async () => {
  await server.stop()
  await portal.stop()
})
beforeEach(async () => {
  person = await portal.as('teacher', institution)
  email = `adam-${String(++number)}@example.kz`
  await withAddress(portal.payload, person.userId, email, 'ru')
  await sendAll()
  server.received.length = 0
})

const store = (slug: string) => systemStore(portal)(slug)
const from = { Host: 'localhost:3000', Origin: 'http://localhost:3000' }
const post = (path: string, fields: object | string, host = from) =>
  portal.http.post(path).set(host).type('form').send(fields)
const ask = (identifier: string, host = from) => post(ASK, { identifier }, host)
const renew = (key: string, fields: object = {}) =>
  post(`${ASK}/new`, { key, password: OWN, again: OWN, ...fields })
const signInWith = (password: string) =>
  portal.http.post('/api/users/login').set(from).send({ email, password })

async function sendAll(): Promise<void> {
  const now = () => new Date(Date.now() + 1000)
  while ((await sendNext(portal.payload, { deliver, now })) === 'done');
}

async function usernameOf({ userId }: Agent): Promise<string> {
  const found = await portal.payload.findByID({
    collection: 'users',
    depth: 0,
    id: userId,
    overrideAccess: true,
  })
  return String(found.username)
}

const linksIn = (mail: { text: string } | undefined): string[] =>
  mail?.text.match(/http\S+\/sign-in\/recover\?key=\S+/g) ?? []
const keyIn = (link = ''): string => new URL(link).searchParams.get('key') ?? ''

/** Asks for a letter, and reads the key in it. */
async function keyFor(identifier = email): Promise<string> {
  server.received.length = 0
  expect((await ask(identifier)).status).toBe(303)
  await sendAll()
  expect(server.received.map(({ to }) => to)).toEqual([[email]])
  return keyIn(linksIn(server.received[0])[0])
}

async function everything(): Promise<string> {
  const parts: string[] = []
  for (const { slug } of portal.payload.config.collections) {
    const all = { collection: slug, limit: 0, pagination: false }
    parts.push(JSON.stringify((await portal.payload.db.find(all)).docs))
  }
  return parts.join('\n')
}

/** Changes the key that an account has, as time or another hand would. */
async function change(values: object): Promise<void> {
  const key = { user: person.userId, purpose: 'recovery' }
  const { rev } = (await store('account-keys').get(key)) ?? {}
  await store('account-keys').put(key, { ...values }, { rev: Number(rev) })
}

describe('a letter', () => {
  test('comes in the language of the page to whoever has chosen none', async () => {
    const where = { 'user.value': { equals: person.userId } }
    await portal.payload.db.deleteMany({ collection: 'payload-preferences', req: {}, where })
    for (const [language, subject] of [
      ['kk', 'Порталға жаңа құпиясөз қою'],
      ['ru', 'Новый пароль для портала'],
    ] as const) {
      server.received.length = 0
      await post(`/${language}/sign-in/recover`, { identifier: email })
      await sendAll()
      expect(server.received.map((mail) => mail.subject)).toEqual([subject])
      expect(linksIn(server.received[0])[0]).toContain(`/${language}/sign-in/recover?key=`)
    }
  })

  test('leads to a new password, in the language of its reader, from the portal alone', async () => {
    const key = await keyFor((await usernameOf(person)).toUpperCase())
    const [mail] = server.received
    expect(mail?.subject).toBe('Новый пароль для портала')
    expect(linksIn(mail)).toEqual([`http://localhost:3000/ru/sign-in/recover?key=${key}`])
    expect(mail?.text).not.toContain('sign-in?to=')
    const page = await portal.http.get(`/ru/sign-in/recover?key=${key}`).set(from)
    expect([page.status, page.get('Cache-Control')]).toEqual([200, 'no-store'])
    expect(page.text).toContain('noindex')
    expect(page.text).toContain(`/kk/sign-in/recover?key=${key}`)
  })

  test('opens the account once; sessions, password and known browsers of before are over', async () => {
    const key = await keyFor()
    const first = await renew(key)
    expect([first.status, first.headers.location]).toEqual([303, '/admin'])
    expect(String(first.get('Set-Cookie'))).toMatch(/orda=[\w-]{43}/)
    expect((await person.get('/api/users/me')).body.user).toBeNull()
    expect((await signInWith(PASSWORD)).status).toBe(401)
    expect((await signInWith(OWN)).status).toBe(200)
    const again = await renew(key, { password: `${OWN}-2`, again: `${OWN}-2` })
    expect([again.status, again.get('Set-Cookie')]).toEqual([410, undefined])
    expect(again.text).toContain('Бұл сілтеме жарамсыз')
    expect((await portal.http.get(`${ASK}?key=${key}`).set(from)).status).toBe(410)
  })

  test('its owner is told at once, and what was done is kept', async () => {
    await renew(await keyFor())
    server.received.length = 0
    await sendAll()
    expect(server.received.map(({ subject, to }) => [subject, to])).toEqual([
      ['Ваш пароль на портале изменён', [email]],
    ])
    const told = await store('notifications').find({ where: { user: person.userId } })
    expect(told.map(({ kind }) => kind)).toContain('core.password-changed')
    const notes = await store('audit').find({ where: { targetId: person.userId } })
    expect(notes.map(({ action, who }) => [action, who])).toContainEqual([
      'users.recover',
      person.userId,
    ])
  })

  test('leaves the second step as it was: a code is asked for as ever', async () => {
    const wanted = { part: 'app', factorPassword: PASSWORD }
    const begun = await person.post('/ru/me/security/factor').type('form').send(wanted)
    const secret = secretIn(await led(person, begun))
    const set = { code: appCode(secret), to: '/ru/me' }
    expect((await sendStep(person, 'enrol/confirm', set)).status).toBe(200)
    await sendAll()
    const entered = await renew(await keyFor())
    expect([entered.status, entered.headers.location]).toEqual([303, '/kk/sign-in/code'])
    const me = async (answer: Response) => {
      const cookies = (answer.get('Set-Cookie') ?? []).map((one) => one.split(';')[0]).join('; ')
      const { body } = await portal.http.get('/api/users/me').set(from).set('Cookie', cookies)
      return { cookies, user: (body as { user: { id: string } | null }).user?.id }
    }
    const { cookies, user } = await me(entered)
    expect(user).toBeUndefined()
    const code = { code: appCode(secret, 1), to: '/kk/me' }
    const shown = await post('/kk/sign-in/code', code).set('Cookie', cookies)
    expect((await me(shown)).user).toBe(person.userId)
  })

  test('that two use at the same moment opens the account to one of them', async () => {
    const key = await keyFor()
    const both = await Promise.all([renew(key), renew(key)])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 410])
  })

  test('is not used up by a look at it, nor by a password that is refused', async () => {
    const key = await keyFor()
    await portal.http.head(`${ASK}?key=${key}`).set(from)
    for (const fields of [
      { again: 'basqa-qupiyasoz-9' },
      { password: 'qwerty', again: 'qwerty' },
    ]) {
      const refused = await renew(key, fields)
      expect([refused.status, refused.text.includes('aria-invalid')]).toEqual([400, true])
    }
    expect((await renew(key)).status).toBe(303)
  })

  test('that is newer ends the older; one that is too old opens nothing', async () => {
    const older = await keyFor()
    const newer = await keyFor()
    expect(older).not.toBe(newer)
    expect((await renew(older)).status).toBe(410)
    await change({ until: new Date(Date.now() - 1000).toISOString() })
    expect((await renew(newer)).status).toBe(410)
  })

  test('is valid for an hour', async () => {
    const before = Date.now()
    await keyFor()
    const row = await store('account-keys').get({ user: person.userId, purpose: 'recovery' })
    const minutes = (Date.parse(String(row?.until)) - before) / 60_000
    expect(Math.round(minutes)).toBe(60)
  })

  test.each([
    [
      'the address is another',
      () =>
        portal.payload.db.updateOne({
          collection: 'users',
          id: person.userId,
          data: { email: `x-${email}` },
        }),
    ],
    [
      'the account is disabled',
      () =>
        portal.payload.db.updateOne({
          collection: 'users',
          id: person.userId,
          data: { disabled: true },
        }),
    ],
    ['the key was changed in the database', () => change({ salt: 'another' })],
  ])('opens nothing once %s', async (_why, happens) => {
    const key = await keyFor()
    await happens()
    expect((await renew(key)).status).toBe(410)
  })

  test('a new password of one’s own ends it', async () => {
    const key = await keyFor()
    const sent = { current: PASSWORD, password: OWN, again: OWN }
    expect((await person.post('/kk/me/password').type('form').send(sent)).status).toBe(303)
    expect((await renew(key)).status).toBe(410)
  })

  test('the address in it is that of the portal, whatever host is asked', async () => {
    await ask(email, { ...from, Host: 'evil.example' })
    await sendAll()
    for (const mail of server.received) expect(mail.raw).not.toContain('evil.example')
  })
})

describe('nobody learns', () => {
  test('from the answer who has an account', async () => {
    const answers = [
      await ask(email),
      await ask('joq-adam-1'),
      await ask('joq@example.kz'),
      await ask(await usernameOf(await portal.as('pupil', institution))),
    ]
    const [first, ...others] = answers.map(({ headers, status, text }) => [
      ...[status, headers.location, text, headers['set-cookie']],
    ])
    for (const other of others) expect(other).toEqual(first)
    await sendAll()
    expect(server.received.map(({ to }) => to)).toEqual([[email]])
  })

  test('from what is done for it: as many rows are written for nobody as for somebody', async () => {
    const rows = async () => {
      const counts = ['outbox', 'account-keys', 'sign-in-guesses'].map(
        async (slug) => (await store(slug).find({})).length,
      )
      return Promise.all(counts)
    }
    const added = async (identifier: string) => {
      for (const { purpose, user } of await store('account-keys').find({}))
        await store('account-keys').remove({ user: String(user), purpose: String(purpose) })
      const before = await rows()
      await ask(identifier)
      return (await rows()).map((count, at) => count - (before[at] ?? 0))
    }
    expect(await added(email)).toEqual([1, 1, 2])
    expect(await added('joq-adam-2')).toEqual([1, 1, 2])
  })

  test('a key from the database, nor from the outbox before and after', async () => {
    expect((await ask(email)).status).toBe(303)
    const before = await everything()
    await sendAll()
    const key = keyIn(linksIn(server.received[0])[0])
    const after = await everything()
    expect(key).toHaveLength(43)
    for (const kept of [before, after]) {
      expect(kept).toContain('core.recovery')
      expect(kept).not.toContain(key)
      expect(kept).not.toContain(Buffer.from(key, 'base64url').toString('hex'))
    }
  })
})

describe('how often', () => {
  const sentTo = async (times: number, name: (at: number) => string): Promise<number[]> => {
    const statuses: number[] = []
    for (let at = 0; at < times; at++) {
      statuses.push((await ask(name(at))).status)
      await sendAll()
    }
    return statuses
  }

  test('three letters within an hour, by either name, and the answer stays the same', async () => {
    const username = await usernameOf(person)
    const statuses = await sentTo(5, (at) => (at % 2 ? username : email))
    expect(statuses).toEqual([303, 303, 303, 303, 303])
    expect(server.received).toHaveLength(3)
  })

  test.each(['of somebody', 'of nobody'])('ten times one name %s, then it waits', async (whose) => {
    const name = whose === 'of nobody' ? 'joq-adam-3' : email
    const statuses = await sentTo(11, () => name)
    expect([statuses[9], statuses[10]]).toEqual([303, 429])
    const { headers, text } = await ask(name)
    expect(Number(headers['retry-after'])).toBeGreaterThan(60)
    expect(text).not.toContain('recover.')
  })
})

describe('bodies that nobody honest sends are refused', () => {
  const BODIES = [
    '',
    'identifier=',
    'identifier[]=EMAIL',
    'identifier[$ne]=',
    'identifier=EMAIL&identifier=evil@example.kz',
    'identifier=EMAIL,evil@example.kz',
    'identifier=EMAIL%20evil@example.kz',
    'identifier=EMAIL%0d%0aBcc:evil@example.kz',
    'identifier=EMAIL;evil@example.kz',
    'identifier="x"<EMAIL>',
    'identifier=EMAIL@example.kz',
    'identifier=EMAIL&email=evil@example.kz',
    'identifier=EMAIL&__proto__[isRoot]=true',
    'identifier=EMAIL&__proto__=1',
    'identifier=EMAIL&constructor=1',
    `identifier=${'x'.repeat(400)}`,
  ]

  test.each(BODIES)('%j', async (body) => {
    const answer = await post(ASK, body.replace('EMAIL', email))
    expect(answer.status).toBe(400)
    await sendAll()
    expect(server.received).toEqual([])
  })

  test('and whatever is no form', async () => {
    for (const body of [{ identifier: email }, { identifier: [email] }, [email], 'text', null]) {
      const json = portal.http.post(ASK).set(from).type('json').send(JSON.stringify(body))
      expect((await json).status).toBe(400)
    }
    await sendAll()
    expect(server.received).toEqual([])
  })

  test('keys too', async () => {
    const key = await keyFor()
    for (const body of [
      `key=${key}&key=${key}&password=${OWN}&again=${OWN}`,
      `key[]=${key}&password=${OWN}&again=${OWN}`,
      `key=${key}&password[]=${OWN}&again=${OWN}`,
      `key=${key}&password=${OWN}&again=${OWN}&user=x`,
      `key=&password=${OWN}&again=${OWN}`,
    ])
      expect((await post(`${ASK}/new`, body)).status).toBe(400)
    for (const wrong of ['x', 'A'.repeat(43), '', '\u0000', key.slice(1)])
      expect(
        (await portal.http.get(`${ASK}?key=${encodeURIComponent(wrong)}`).set(from)).status,
      ).toBe(410)
    expect((await renew(key)).status).toBe(303)
  })
})
