import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { inTransaction, MailFault, notify, systemStore, type Deliver } from '#kernel'
import {
  createTestPortal,
  openMailServer,
  twoSchools,
  withAddress,
  type MailServer,
  type TestPortal,
} from '#testing'
import { sendNext } from '../../kernel/outbox/sendNext'
import { deliverWith } from './deliverWith'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const NOW = Date.now() + MINUTE
const KIND = 'core.role-granted'
const RULES = 'core.rules-wait'

type Write = (ops: readonly { values?: Record<string, unknown> }[]) => Promise<unknown>
type Agent = Awaited<ReturnType<TestPortal['as']>>

let portal: TestPortal
let server: MailServer
let at: Awaited<ReturnType<typeof twoSchools>>
let aigul: Agent
let boris: Agent
let deliver: Deliver

beforeAll(async () => {
  portal = await createTestPortal()
  server = await openMailServer()
  at = await twoSchools(portal.payload)
  aigul = await portal.as('editor', at.a.institution)
  boris = await portal.as('region', at.region)
  await withAddress(portal.payload, aigul.userId, 'aigul@example.kz', 'kk')
  await withAddress(portal.payload, boris.userId, 'boris@example.kz', 'ru')
  const settings = { ...portal.settings, smtpUrl: server.url, mailFrom: 'noreply@portal.kz' }
  const made = deliverWith(settings, portal.payload)
  if (!made) throw new Error('no way to deliver')
  deliver = made
})
afterAll(async () => {
  await server.stop()
  await portal.stop()
})
beforeEach(async () => {
  server.behave()
  server.received.length = 0
  for (const table of ['outbox', 'notifications'])
    for (const { id } of await store(table).find({})) await store(table).remove({ id })
  for (const { user } of await store('mail-wishes').find({}))
    await store('mail-wishes').remove({ user: String(user) })
})

const store = (slug: string) => systemStore({ payload: portal.payload })(slug)
const rows = () => store('outbox').find({})
const values = () => ({ role: 'editor', institution: at.a.institution, path: '/me' })
const tell = (to: readonly string[], kind = KIND) =>
  inTransaction(portal.payload, (req) => {
    const { role: _role, ...rest } = values()
    return notify(req, { kind, to, values: kind === KIND ? values() : rest })
  })
const send = (ms = 0, by: Deliver | undefined = deliver) =>
  sendNext(portal.payload, { deliver: by, now: () => new Date(NOW + ms) })
const sendAll = async (ms = 0, by: Deliver | undefined = deliver): Promise<void> => {
  while ((await send(ms, by)) === 'done');
}
const rowsOf = (count: number) => Array.from({ length: count })
const CORE = '/api/plugins/core'

describe('a message', () => {
  test('comes to each person once, in his language, as HTML and text, and leads to signing in', async () => {
    await tell([aigul.userId, boris.userId, aigul.userId])
    await sendAll()
    const [kk, ru] = [...server.received].sort((a, b) => a.to.join().localeCompare(b.to.join()))
    expect(server.received).toHaveLength(2)
    expect(kk).toMatchObject({ to: ['aigul@example.kz'], subject: 'Сізге порталда рөл берілді' })
    expect(ru).toMatchObject({ to: ['boris@example.kz'], subject: 'Вам назначена роль на портале' })
    const link = (locale: string): string =>
      `http://localhost:3000/${locale}/sign-in?to=${encodeURIComponent(`/${locale}/me`)}`
    for (const [mail, locale, word] of [
      [kk, 'kk', 'Рөл:'],
      [ru, 'ru', 'Роль:'],
    ] as const) {
      expect(mail?.text).toContain(link(locale))
      expect(mail?.text).toContain(word)
      expect(mail?.html).toContain(`<html lang="${locale}">`)
      expect(mail?.html).toContain(`href="${link(locale)}"`)
      expect(mail?.html).not.toMatch(/<(img|script|link)|url\(/)
    }
    expect((await rows()).map(({ state }) => state)).toEqual(['sent', 'sent'])
    expect(await send()).toBe('idle')
  })

  test('of a transaction that is rolled back never existed', async () => {
    const failed = inTransaction(portal.payload, async (req) => {
      await notify(req, { kind: KIND, to: [aigul.userId], values: values() })
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect([await rows(), await store('notifications').find({})]).toEqual([[], []])
  })

  test.each([
    [{ role: 'Асанов Асан', institution: null, path: '/me' }],
    [{ role: 'editor', institution: 'Асанов Асан', path: '/me' }],
    [{ role: 'editor', institution: null, path: '/me?note=Асан' }],
    [{ role: 'editor', institution: null, path: '/me', note: 'Асан' }],
    [{ role: 'editor', institution: null }],
  ])('with %j is refused', async (given) => {
    const sent = inTransaction(portal.payload, (req) =>
      notify(req, { kind: KIND, to: [aigul.userId], values: given }),
    )
    await expect(sent).rejects.toThrow()
    expect(await rows()).toEqual([])
  })

  test('for whoever has no address, or is disabled, is in the portal alone', async () => {
    const silent = await portal.as('editor', at.a.institution)
    await tell([silent.userId])
    await sendAll()
    expect(server.received).toEqual([])
    expect(await rows()).toMatchObject([{ state: 'off', lastError: 'no_address' }])
    const { body } = await silent.get(`${CORE}/notifications`)
    expect(body).toMatchObject({ unread: 1, notifications: [{ kind: KIND, isRead: false }] })
  })

  test('without a mail server waits for none', async () => {
    await tell([aigul.userId])
    await sendNext(portal.payload, { now: () => new Date(NOW) })
    expect(await rows()).toMatchObject([{ state: 'off', lastError: 'no_mail_server' }])
  })
})

describe('a server that', () => {
  test('refuses for good leaves a dead letter, which is tried again or dropped by hand', async () => {
    const root = await portal.as('root')
    await tell([aigul.userId])
    server.behave({ refuse: 550 })
    await sendAll()
    const { body } = await root.get(`${CORE}/dead-mail`)
    expect(body).toMatchObject({
      ...{ all: 1, waiting: 0 },
      failed: [{ attempts: 1, error: 'smtp_550', address: 'a…@e….kz', kind: KIND }],
    })
    expect(JSON.stringify(body)).not.toContain('aigul')
    const [{ id }] = body.failed
    expect((await aigul.post(`${CORE}/dead-mail`).send({ action: 'retry', id })).status).toBe(403)
    expect((await root.post(`${CORE}/dead-mail`).send({ action: 'retry', id })).status).toBe(200)
    await sendAll()
    expect(await rows()).toMatchObject([{ state: 'failed', attempts: 1 }])
    expect((await root.post(`${CORE}/dead-mail`).send({ action: 'drop', id })).status).toBe(200)
    expect((await root.get(`${CORE}/dead-mail`)).body).toEqual({
      ...{ all: 0, waiting: 0 },
      failed: [],
    })
    expect((await root.post(`${CORE}/dead-mail`).send({ action: 'retry', id })).status).toBe(404)
    expect(server.received).toEqual([])
  })

  test('refused everybody by mistake: all are tried again at once', async () => {
    const root = await portal.as('root')
    await tell([aigul.userId, root.userId])
    server.behave({ refuse: 550 })
    await sendAll()
    const again = () => root.post(`${CORE}/dead-mail`).send({ action: 'retry-all' })
    const { all } = (await root.get(`${CORE}/dead-mail`)).body
    expect(all).toBeGreaterThan(0)
    expect((await aigul.post(`${CORE}/dead-mail`).send({ action: 'retry-all' })).status).toBe(403)
    expect((await again()).body).toEqual({ retried: all, left: 0 })
    server.behave()
    await sendAll()
    expect(server.received).toHaveLength(all)
    expect((await again()).body).toEqual({ retried: 0, left: 0 })
  })

  test('asks to come again is asked after growing pauses, at most eight times', async () => {
    await tell([aigul.userId])
    server.behave({ refuse: 451 })
    const pauses: number[] = []
    let now = 0
    for (let attempt = 1; attempt <= 8; attempt++) {
      expect(await send(now)).toBe('done')
      const [row] = await rows()
      expect(row).toMatchObject({ attempts: attempt, lastError: 'smtp_451' })
      const due = Date.parse(String(row?.dueAt)) - NOW
      if (row?.state === 'open') {
        pauses.push(due - now)
        expect(await send(due - 1)).toBe('idle')
        now = due + 1
      }
    }
    expect(
      pauses.every((pause, index) => pause > (pauses[index - 1] ?? 0) || pause === 6 * 60 * MINUTE),
    ).toBe(true)
    expect(await rows()).toMatchObject([{ state: 'failed' }])
  })

  test('asks to come again gets the mail once it takes it', async () => {
    await tell([aigul.userId])
    server.behave({ refuseMail: 452 })
    await sendAll()
    server.behave()
    await sendAll(MINUTE)
    expect(server.received).toHaveLength(1)
  })

  test('hangs costs no attempt, and after three days the mail is left to people', async () => {
    const hangs: Deliver = () => Promise.reject(new MailFault('host', 'timeout'))
    await tell([aigul.userId])
    for (let tries = 0; tries < 20; tries++) expect(await send(tries * MINUTE, hangs)).toBe('host')
    expect(await rows()).toMatchObject([{ state: 'open', attempts: 0, lastError: 'timeout' }])
    await sendAll(20 * MINUTE)
    expect(server.received).toHaveLength(1)
    await tell([aigul.userId])
    expect(await send(4 * DAY, hangs)).toBe('host')
    expect((await rows()).filter(({ state }) => state === 'failed')).toHaveLength(1)
  })
})

describe('a process that dies', () => {
  test('before its mail was sent leaves it to the next one', async () => {
    await tell([aigul.userId])
    void send(0, () => new Promise(() => undefined))
    while ((await rows())[0]?.attempts !== 1) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await send(30_000)).toBe('idle')
    await sendAll(2 * MINUTE)
    expect(server.received).toHaveLength(1)
  })

  test('after the server has answered sends the same mail again, known by its id', async () => {
    await tell([aigul.userId])
    void send(0, async (letter) => {
      await deliver(letter)
      await new Promise(() => undefined)
    })
    while (server.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await sendAll(2 * MINUTE)
    const ids = server.received.map(({ messageId }) => messageId)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
  })

  test('again and again with the same mail is not asked a ninth time', async () => {
    await tell([aigul.userId])
    for (let kill = 0; kill < 8; kill++) {
      void send(kill * 2 * MINUTE, () => new Promise(() => undefined))
      while ((await rows())[0]?.attempts !== kill + 1)
        await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await sendAll(20 * MINUTE)
    expect(await rows()).toMatchObject([{ state: 'failed', lastError: 'process_ended' }])
    expect(server.received).toEqual([])
  })
})

test('twelve at once send each of thirty mails once', async () => {
  const people = Array.from({ length: 30 }, () => aigul.userId)
  for (const person of people) await tell([person])
  await Promise.all(Array.from({ length: 12 }, () => sendAll()))
  const ids = server.received.map(({ messageId }) => messageId)
  expect([ids.length, new Set(ids).size]).toEqual([30, 30])
})

test('those who send at the same time take a mail each', async () => {
  await tell([aigul.userId])
  await tell([aigul.userId])
  await tell([boris.userId])
  const options = { deliver, inHand: new Set<string>(), now: () => new Date(NOW) }
  const each = await Promise.all(rowsOf(3).map(() => sendNext(portal.payload, options)))
  expect([each, server.received.length]).toEqual([['done', 'done', 'done'], 3])
  expect(options.inHand.size).toBe(0)
})

test('a mail that was answered is not sent again while the database cannot say so', async () => {
  await tell([aigul.userId])
  const { stores } = portal.payload.db as unknown as { stores: { write: Write } }
  const write = stores.write.bind(stores)
  let failures = 3
  stores.write = (ops) => {
    const isMark = ops.some((op) => op.values?.state === 'sent')
    return isMark && failures-- > 0 ? Promise.reject(new Error('disk')) : write(ops)
  }
  const inHand = new Set<string>()
  const sending = sendNext(portal.payload, { deliver, inHand, now: () => new Date(NOW) })
  while (server.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  // Its lease is long over, and another walk of the same postman looks for work.
  const later = { deliver, inHand, now: () => new Date(NOW + DAY) }
  expect(await sendNext(portal.payload, later)).toBe('idle')
  expect(await sending).toBe('done')
  stores.write = write
  expect([failures, server.received.length, inHand.size]).toEqual([-1, 1, 0])
  expect(await rows()).toMatchObject([{ state: 'sent' }])
})

describe('a person', () => {
  const wish = (who: Agent, body: object) => who.post(`${CORE}/mail-wishes`).send(body)

  test('chooses what comes as mail, and in which language', async () => {
    const before = await aigul.get(`${CORE}/mail-wishes`)
    expect(before.body).toMatchObject({ locale: 'kk', hasAddress: true })
    expect(before.body.messages).toContainEqual({
      ...{ kind: KIND, mail: 'on', isFixed: false },
      name: 'Маған рөл берілді',
    })
    expect((await wish(aigul, { locale: 'ru', kinds: { [RULES]: 'off' } })).status).toBe(200)
    expect((await wish(aigul, { kinds: { [KIND]: 'on' } })).status).toBe(200)
    await tell([aigul.userId, boris.userId], RULES)
    await tell([aigul.userId])
    await sendAll()
    expect(server.received.map(({ subject, to }) => [...to, subject]).sort()).toEqual([
      ['aigul@example.kz', 'Вам назначена роль на портале'],
      ['boris@example.kz', 'Проект правил ждёт вашего утверждения'],
    ])
    const { body } = await aigul.get(`${CORE}/notifications`)
    expect(body.notifications.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      KIND,
      RULES,
    ])
  })

  test('is asked only about what may come to him', async () => {
    const kinds = async (who: Agent) =>
      (await who.get(`${CORE}/mail-wishes`)).body.messages.map(({ kind }: { kind: string }) => kind)
    const parent = await portal.as('parent', at.a.institution)
    expect(await kinds(aigul)).toEqual(expect.arrayContaining([KIND, RULES]))
    expect(await kinds(parent)).toContain(KIND)
    expect(await kinds(parent)).not.toContain(RULES)
  })

  test.each([
    { kinds: { 'core.nothing': 'off' } },
    { kinds: { [KIND]: 'weekly' } },
    { locale: 'en' },
  ])('cannot choose %j', async (body) => {
    expect((await wish(aigul, body)).status).toBe(400)
  })

  test('gets one mail in the morning, with all of the day', async () => {
    await wish(aigul, { kinds: { [KIND]: 'daily', [RULES]: 'daily' } })
    await tell([aigul.userId])
    await tell([aigul.userId], RULES)
    await sendAll()
    expect(server.received).toEqual([])
    await sendAll(2 * DAY)
    expect(server.received).toHaveLength(1)
    expect(server.received[0]).toMatchObject({ subject: 'Порталда 2 жаңа хабарлама' })
    for (const part of ['Сізге порталда рөл берілді', 'Ережелер жобасы бекітуіңізді күтеді'])
      expect(server.received[0]?.text).toContain(part)
    expect((await rows()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
    await sendAll(5 * DAY)
    expect(server.received).toHaveLength(1)
  })

  test('who goes takes along what he was told and what he wanted; his mail goes nowhere', async () => {
    const [root, one] = [await portal.as('root'), await portal.as('editor', at.a.institution)]
    await withAddress(portal.payload, one.userId, 'one@example.kz', 'kk')
    await wish(one, { locale: 'ru' })
    await tell([one.userId, aigul.userId])
    expect((await root.delete(`/api/users/${one.userId}`)).status).toBe(200)
    expect(await store('notifications').find({})).toMatchObject([{ user: aigul.userId }])
    expect(await store('mail-wishes').find({})).toEqual([])
    await sendAll()
    expect(server.received.map(({ to }) => to)).toEqual([['aigul@example.kz']])
  })

  test('reads and marks his own, and nobody else’s', async () => {
    await tell([aigul.userId, boris.userId])
    const all = await store('notifications').find({})
    const ids = all.map(({ id }) => id)
    expect((await aigul.post(`${CORE}/notifications/read`).send({ ids })).body).toEqual({ read: 1 })
    expect((await aigul.post(`${CORE}/notifications/read`).send({ ids })).body).toEqual({ read: 0 })
    expect((await aigul.get(`${CORE}/notifications`)).body).toMatchObject({
      unread: 0,
      notifications: [{ isRead: true }],
    })
    expect((await boris.get(`${CORE}/notifications`)).body).toMatchObject({
      unread: 1,
      notifications: [{ isRead: false }],
    })
    expect((await boris.post(`${CORE}/notifications/read`).send({ ids: 'all' })).body).toEqual({
      read: 1,
    })
    const stranger = await portal.http.get(`${CORE}/notifications`).set('Host', 'localhost:3000')
    expect(stranger.status).toBe(401)
  })
})
