import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import request from 'supertest'
import { systemStore, type Deliver } from '#kernel'
import {
  contentsOf,
  createTestPortal,
  openMailServer,
  ORIGIN,
  PASSWORD,
  twoSchools,
  withAddress,
  type MailServer,
  type TestPortal,
} from '#testing'
import { sendNext } from '../kernel/outbox/sendNext'
import { createApp } from './createApp'
import { deliverWith, mailboxOf } from './mail/deliverWith'
import { keptMails } from './mail/mailFolder'

type Agent = Awaited<ReturnType<TestPortal['as']>>

let portal: TestPortal
let server: MailServer
let deliver: Deliver | undefined
let institution: string
let head: Agent
let person: Agent
let number = 0
let before: string
let next: string

beforeAll(async () => {
  portal = await createTestPortal()
  server = await openMailServer()
  institution = (await twoSchools(portal.payload)).a.institution
  head = await portal.as('root')
  const settings = { ...portal.settings, smtpUrl: server.url, mailFrom: 'noreply@portal.kz' }
  deliver = deliverWith(settings, portal.payload)
})
afterAll(async () => {
  await server.stop()
  await portal.stop()
})
beforeEach(async () => {
  person = await portal.as('teacher', institution)
  before = `burynghy-${String(++number)}@example.kz`
  next = `zhana-${String(number)}@example.kz`
  await withAddress(portal.payload, person.userId, before, 'ru')
  await mails()
})

const from = { Host: 'localhost:3000', Origin: ORIGIN }
const store = (slug: string) => systemStore(portal)(slug)
const ask = (email: string, { current = PASSWORD, lang = 'kk', who = person } = {}) =>
  who.post(`/${lang}/me/email`).type('form').send({ email, current })
const look = (key: string, lang = 'kk') =>
  portal.http.get(`/${lang}/email?key=${encodeURIComponent(key)}`).set(from)
const prove = (key: string, lang = 'kk') =>
  portal.http.post(`/${lang}/email`).set(from).type('form').send({ key })

/** Sends what waits. @returns what has come since it was last asked */
async function mails(by = deliver): Promise<MailServer['received']> {
  const now = () => new Date(Date.now() + 1000)
  while ((await sendNext(portal.payload, { deliver: by, now })) === 'done');
  return server.received.splice(0)
}
const sentTo = async () => (await mails()).map(({ subject, to }) => [...to, subject])

async function emailOf({ userId }: Agent): Promise<string | undefined> {
  const where = { id: { equals: userId } }
  const found = await portal.payload.db.findOne<{ id: string; email?: string | null }>({
    ...{ collection: 'users', where },
  })
  return found?.email ?? undefined
}

const keyIn = (text = ''): string => /\/email\?key=([\w-]+)/.exec(text)?.[1] ?? ''

/** Asks for an address, and reads the key of the letter to it. */
async function keyFor(email = next): Promise<string> {
  expect((await ask(email)).status).toBe(303)
  const sent = await mails()
  expect(sent.map(({ to }) => to)).toEqual([[email]])
  return keyIn(sent[0]?.text)
}

describe('a new address', () => {
  test.each([
    ['kk', 'Порталға арналған пошта мекенжайын растау', 'Растау', 'Мекенжай расталды'],
    ['ru', 'Подтвердите адрес почты для портала', 'Подтвердить', 'Адрес подтверждён'],
  ])('is stored when the link in a letter to it is opened (%s)', async (...texts) => {
    const [lang, subject, button, done] = texts
    const asked = await ask(` ${next.toUpperCase()} `, { lang })
    expect([asked.status, asked.headers.location]).toEqual([303, `/${lang}/me?done=email`])
    expect((await person.get(`/${lang}/me?done=email`)).text).toContain('role="status"')
    const [letter, ...others] = await mails()
    expect([letter?.to, letter?.subject, others]).toEqual([[next], subject, []])
    expect(letter?.text).toContain(`${ORIGIN}/${lang}/email?key=`)
    const key = keyIn(letter?.text)
    expect(await emailOf(person)).toBe(before)
    const opened = await look(key, lang)
    expect([opened.status, opened.headers['cache-control']]).toEqual([200, 'no-store'])
    for (const part of [next, `>${button}</button>`, 'noindex']) expect(opened.text).toContain(part)
    expect(opened.text).not.toContain('<script')
    const proven = await prove(key, lang)
    expect([proven.status, proven.headers.location]).toEqual([303, `/${lang}/email/done`])
    expect((await portal.http.get(`/${lang}/email/done`).set(from)).text).toContain(done)
    expect(await emailOf(person)).toBe(next)
  })

  test('changes nothing by a look at its link, as mail servers take', async () => {
    const key = await keyFor()
    const kept = await contentsOf(portal.payload)
    for (let times = 0; times < 3; times++) expect((await look(key)).status).toBe(200)
    await portal.http.head(`/kk/email?key=${key}`).set(from)
    expect(await contentsOf(portal.payload)).toEqual(kept)
    expect((await prove(key)).status).toBe(303)
  })

  test('is told at the one of before, at once, and in the portal; nothing else is said', async () => {
    await prove(await keyFor())
    const sent = await mails()
    expect(sent.map(({ subject, to }) => [...to, subject])).toEqual([
      [before, 'Ваш адрес почты на портале изменён'],
    ])
    expect(sent[0]?.text).toContain('в личном кабинете')
    expect(sent[0]?.raw).not.toContain(next)
    const told = await store('notifications').find({ where: { user: person.userId } })
    expect(told.map(({ kind, values }) => [kind, values])).toContainEqual([
      'core.email-changed',
      { how: 'own', path: '/me' },
    ])
    const notes = await store('audit').find({ where: { targetId: person.userId } })
    expect(notes.map(({ action }) => action)).toContain('users.email')
  })

  test('a link counts once, also for two at the same moment', async () => {
    const key = await keyFor()
    const both = await Promise.all([prove(key), prove(key)])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 410])
    const again = await prove(key)
    expect([again.status, (await look(key)).status]).toEqual([410, 410])
    expect(again.text).toContain('Бұл сілтеме жарамсыз')
  })

  test('a letter that is not opened changes nothing: recovery goes where it went', async () => {
    await keyFor()
    const form = { identifier: before }
    await portal.http.post('/kk/sign-in/recover').set(from).type('form').send(form)
    expect((await sentTo()).map(([to]) => to)).toEqual([before])
  })

  test('is asked for with the password, and is an address', async () => {
    expect((await ask(next, { current: 'wrong' })).status).toBe(400)
    for (const email of ['a@', 'x@y.kz,z@y.kz', 'a b@example.kz', `${next}\r\nBcc: x@example.kz`])
      expect((await ask(email)).status).toBe(400)
    expect([await mails(), await emailOf(person)]).toEqual([[], before])
  })
})

describe('a link is over', () => {
  const set = (data: Record<string, unknown>) =>
    portal.payload.db.updateOne({ collection: 'users', id: person.userId, data })
  const OTHER = 'жаңа-құпия сөйлем-2026'

  test.each<[string, (key: string) => Promise<unknown>]>([
    ['another was asked for', () => keyFor(`x-${next}`)],
    ['the address was changed by staff', () => patch(head, { email: `y-${next}` })],
    ['the address was taken away', () => ask('')],
    ['the account is disabled', () => set({ disabled: true })],
    ['the account is gone', () => head.delete(`/api/users/${person.userId}`)],
    [
      'the password is another',
      () =>
        person
          .post('/kk/me/password')
          .type('form')
          .send({ current: PASSWORD, password: OTHER, again: OTHER }),
    ],
    [
      'an hour has gone',
      async () => {
        const key = { user: person.userId, purpose: 'email' }
        const row = await store('account-keys').get(key)
        const minutes = (Date.parse(String(row?.until)) - Date.parse(String(row?.at))) / 60_000
        expect(minutes).toBe(60)
        const until = new Date(Date.now() - 1).toISOString()
        await store('account-keys').put(key, { until }, { rev: Number(row?.rev) })
      },
    ],
  ])('once %s', async (_why, happens) => {
    const key = await keyFor()
    await happens(key)
    const kept = await emailOf(person)
    expect([(await look(key)).status, (await prove(key)).status]).toEqual([410, 410])
    expect(await emailOf(person)).toBe(kept)
  })

  test('once somebody else has the address, who proves it is told that it cannot be his', async () => {
    const key = await keyFor()
    const other = await portal.as('teacher', institution)
    await withAddress(portal.payload, other.userId, next, 'kk')
    expect((await prove(key)).status).toBe(400)
    expect([await emailOf(person), await emailOf(other)]).toEqual([before, next])
  })
})

describe('nobody learns who has an address', () => {
  test('from the answer, nor from what is written; no letter goes out', async () => {
    const other = await portal.as('teacher', institution)
    await withAddress(portal.payload, other.userId, `basqa-${next}`, 'kk')
    const counts = () =>
      Promise.all(
        ['outbox', 'account-keys', 'sign-in-guesses'].map(
          async (slug) => (await store(slug).find({})).length,
        ),
      )
    const asked = async (email: string) => {
      const who = await portal.as('teacher', institution)
      const rows = await counts()
      const { headers, status, text } = await ask(email, { who })
      const added = (await counts()).map((count, at) => count - (rows[at] ?? 0))
      const page = (await who.get('/kk/me?done=email')).text.replace(/teacher-\w+/g, '')
      return { added, page, told: [status, headers.location, text] }
    }
    const taken = await asked(`basqa-${next}`)
    const free = await asked(next)
    expect(taken).toEqual(free)
    expect((await sentTo()).map(([to]) => to)).toEqual([next])
  })

  test('five letters within an hour, then it waits, in words', async () => {
    for (let times = 0; times < 5; times++) {
      expect((await ask(`${String(times)}-${next}`)).status).toBe(303)
      expect(await mails()).toHaveLength(1)
    }
    const refused = await ask(`6-${next}`)
    expect([refused.status, refused.text]).toEqual([
      429,
      expect.stringMatching(/\d+ минуттан кейін/),
    ])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(60)
    expect(await mails()).toEqual([])
  })

  test('nor does one mailbox get more than five, whoever asks; the answer stays the same', async () => {
    for (let times = 0; times < 6; times++) {
      const who = await portal.as('teacher', institution)
      expect((await ask(next, { who })).headers.location).toBe('/kk/me?done=email')
    }
    expect(await mails()).toHaveLength(5)
  })

  test('a key stands nowhere but in its letter', async () => {
    const key = await keyFor()
    expect(key).toHaveLength(43)
    const kept = JSON.stringify(await contentsOf(portal.payload))
    expect(kept).not.toContain(key)
    expect(kept).not.toContain(Buffer.from(key, 'base64url').toString('hex'))
  })
})

const patch = (who: Agent, body: object) => who.patch(`/api/users/${person.userId}`).send(body)

describe('whoever had the address hears of it', () => {
  test('when it is taken away; then there is none to hear at', async () => {
    const done = await ask('')
    expect(done.headers.location).toBe('/kk/me?done=emailRemoved')
    expect((await person.get('/kk/me?done=emailRemoved')).text).toContain('Мекенжай алып тасталды.')
    expect([await emailOf(person), await sentTo()]).toEqual([
      undefined,
      [[before, 'Ваш адрес почты на портале изменён']],
    ])
    expect((await ask('')).headers.location).toBe('/kk/me?done=emailSame')
    await prove(await keyFor())
    expect([await emailOf(person), await mails()]).toEqual([next, []])
  })

  test('when staff have changed it', async () => {
    expect((await patch(head, { email: next })).status).toBe(200)
    const sent = await mails()
    expect(sent.map(({ to }) => to)).toEqual([[before]])
    expect(sent[0]?.text).toContain('администратор')
    expect(sent[0]?.raw).not.toContain(next)
    const { body } = await person.get('/api/plugins/core/notifications')
    expect((body as { notifications: unknown[] }).notifications).toMatchObject([
      { kind: 'core.email-changed', subject: 'Порталдағы пошта мекенжайыңыз өзгерді' },
    ])
    expect((await patch(head, { name: 'Басқа Аты' })).status).toBe(200)
    expect(await mails()).toEqual([])
  })

  test('not by changing one’s own account: whoever may manage it proves his address too', async () => {
    const own = await head.patch(`/api/users/${head.userId}`).send({ email: next })
    const { error } = own.body as { error: { code: string; field: string } }
    expect([own.status, error.code, error.field]).toEqual([403, 'email_own', 'email'])
    const { status } = await head.patch(`/api/users/${head.userId}`).send({ name: 'Басқа Аты' })
    expect([status, await emailOf(head), await mails()]).toEqual([200, undefined, []])
  })

  test('unless the account is gone by then', async () => {
    await patch(head, { email: next })
    expect((await head.delete(`/api/users/${person.userId}`)).status).toBe(200)
    expect(await mails()).toEqual([])
  })
})

test('in the demo the letter lies in its mailbox, with a link that works', async () => {
  const { instanceKey, payload } = portal
  const settings = { ...portal.settings, host: '127.0.0.1', mode: 'demo' as const }
  const mailbox = mailboxOf(settings)
  const demo = request(createApp({ payload, instanceKey, mailbox }))
  expect((await ask(next)).status).toBe(303)
  await mails(deliverWith(settings, payload))
  const [kept] = await keptMails(mailbox ?? '')
  expect(kept?.to).toBe(next)
  const { text } = await demo.get(`/demo/mail/${String(kept?.id)}`).set(from)
  expect((await prove(keyIn(text))).status).toBe(303)
  expect(await emailOf(person)).toBe(next)
})

describe('where no mail leaves the portal', () => {
  test('no new address is taken, and that is said; the present one may be taken away', async () => {
    const { instanceKey, payload } = portal
    const silent = request(createApp({ payload, instanceKey }))
    const cookie = person.jar
      .getCookies({ domain: '127.0.0.1', path: '/', secure: false, script: false })
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
    const headers = { ...from, Cookie: cookie }
    const sent = (email: string) =>
      silent.post('/kk/me/email').set(headers).type('form').send({ email, current: PASSWORD })
    const refused = await sent(next)
    expect([refused.status, await emailOf(person)]).toEqual([409, before])
    expect(refused.text).toContain('Бұл портал хат жібермейді')
    expect((await sent('')).status).toBe(303)
    const { text } = await silent.get('/kk/me').set(headers)
    expect(text).not.toContain('action="/kk/me/email"')
    expect(text).toContain('ұйымыңыздың әкімшісі көрсете алады')
  })
})

test.each(['', 'x', 'A'.repeat(43), '\u0000', 'é'])(
  'what is no key opens nothing: %j',
  async (key) => {
    expect([(await look(key)).status, (await prove(key)).status].every((code) => code >= 400)).toBe(
      true,
    )
  },
)
