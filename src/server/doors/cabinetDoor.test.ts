import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { inTransaction, notify } from '#kernel'
import {
  createTestPortal,
  ORIGIN,
  PASSWORD,
  twoSchools,
  withAddress,
  type TestPortal,
} from '#testing'

type Agent = Awaited<ReturnType<TestPortal['as']>>
let portal: TestPortal
let institution: string
let teacher: Agent
let parent: Agent

beforeAll(async () => {
  portal = await createTestPortal()
  institution = (await twoSchools(portal.payload)).a.institution
  teacher = await portal.as('teacher', institution)
  parent = await portal.as('parent', institution)
})
afterAll(() => portal.stop())

const send = (agent: Agent, path: string, form: Record<string, string> = {}) =>
  agent.post(`/kk/me/${path}`).type('form').send(form)
const accountOf = async ({ userId }: Agent) => {
  const where = { user: { equals: userId } }
  const { totalDocs } = await portal.payload.db.count({ collection: 'memberships', where })
  return { id: userId, memberships: totalDocs }
}
const page = async (agent: Agent, path = ''): Promise<string> => {
  const { headers, status, text } = await agent.get(`/kk/me${path}`)
  expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
  return text
}

describe('the cabinet', () => {
  test('asks whoever is not signed in to do so, and brings him back', async () => {
    for (const path of ['', '/security', '/notifications', '/data', '/data.json']) {
      const { headers, status } = await portal.http
        .get(`/ru/me${path}`)
        .set('Host', 'localhost:3000')
      expect(status).toBe(303)
      const to = path === '' ? '%2Fru%2Fme' : encodeURIComponent(`/ru/me${path}`)
      expect(headers.location).toBe(`/ru/sign-in?to=${to}`)
    }
    const sent = await portal.http
      .post('/ru/me/email')
      .set({ Host: 'localhost:3000', Origin: ORIGIN })
      .send('email=a')
    expect(sent.headers.location).toBe('/ru/sign-in?to=%2Fru%2Fme')
  })

  test('says who one is, without a script, and leads those who work to the admin', async () => {
    const text = await page(teacher)
    expect(text).toContain('Мұғалім')
    expect(text).toContain('href="/admin"')
    expect(text).not.toContain('<script')
    expect(text).not.toContain('href="/kk/sign-in"')
    expect(await page(parent)).not.toContain('href="/admin"')
  })

  test('is kept by nobody and listed by no search engine', async () => {
    const { headers, text } = await teacher.get('/kk/me')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(text).toContain('noindex')
  })
})

describe('an address for messages', () => {
  test('is asked for with the current password, and stays as it was until it is proven', async () => {
    await withAddress(portal.payload, teacher.userId, 'mugalim@example.kz', 'kk')
    const done = await send(teacher, 'email', { email: 'Basqa@Example.KZ', current: PASSWORD })
    expect(done.headers.location).toBe('/kk/me?done=email')
    const text = await page(teacher, '?done=email')
    expect(text).toContain('mugalim@example.kz')
    expect(text).not.toContain('basqa@example.kz')
    const same = await send(teacher, 'email', { email: 'mugalim@example.kz', current: PASSWORD })
    expect(same.headers.location).toBe('/kk/me?done=emailSame')
    const gone = await send(teacher, 'email', { email: '', current: PASSWORD })
    expect(gone.headers.location).toBe('/kk/me?done=emailRemoved')
    expect(await page(teacher)).not.toContain('mugalim@example.kz')
  })

  test.each([
    ['without the password', { email: 'a@example.kz', current: '' }, 'Қазіргі құпиясөз дұрыс емес'],
    ['that is none', { email: 'a@', current: PASSWORD }, 'Мекенжай дұрыс жазылмаған'],
  ])('%s is refused, in words, and need not be typed again', async (_name, form, words) => {
    const { status, text } = await send(teacher, 'email', form)
    expect(status).toBe(400)
    expect(text).toContain(words)
    expect(text).toContain(`value="${form.email}"`)
  })

  test('of somebody else is answered like any other', async () => {
    await withAddress(portal.payload, parent.userId, 'ata-ana@example.kz', 'kk')
    const form = { email: 'ata-ana@example.kz', current: PASSWORD }
    expect((await send(teacher, 'email', form)).headers.location).toBe('/kk/me?done=email')
    expect(await page(teacher)).not.toContain('ata-ana@example.kz')
  })
})

describe('devices', () => {
  test('are listed, and the others can be ended; this one stays', async () => {
    const person = await portal.as('teacher', institution)
    const { text } = await person.get('/kk/me/security')
    expect(text).toContain('осы құрылғы')
    const done = await send(person, 'sessions/end-others')
    expect(done.headers.location).toBe('/kk/me/security?done=others')
    expect(await page(person, '/security?done=others')).toContain(
      'Басқа құрылғылардың барлығынан шықтыңыз.',
    )
  })

  test('of others are not one’s own to end', async () => {
    const { docs } = await portal.payload.db.find<{ id: string; user: unknown }>({
      ...{ collection: 'sessions', limit: 0, pagination: false },
      where: { user: { equals: parent.userId } },
    })
    const { status } = await send(teacher, 'sessions/end', { id: docs[0]?.id ?? '' })
    expect(status).toBe(404)
    expect((await parent.get('/kk/me')).status).toBe(200)
  })
})

describe('a password', () => {
  const fresh = 'жаңа-құпия сөйлем-2026'

  test.each([
    [
      'that was typed in two ways',
      { current: PASSWORD, password: fresh, again: `${fresh}!` },
      'Құпиясөздер бірдей емес',
    ],
    [
      'without the current one',
      { current: 'wrong', password: fresh, again: fresh },
      'Қазіргі құпиясөз дұрыс емес',
    ],
    ['that is too short', { current: PASSWORD, password: 'abc', again: 'abc' }, 'таңба'],
  ])('%s is refused, in words, and is not shown again', async (_name, form, words) => {
    const { status, text } = await send(teacher, 'password', form)
    expect(status).toBe(400)
    expect(text).toContain(words)
    expect(text).not.toContain(fresh)
  })

  test('is changed, and all other devices are out', async () => {
    const form = { current: PASSWORD, password: fresh, again: fresh }
    expect((await send(parent, 'password', form)).headers.location).toBe(
      '/kk/me/security?done=password',
    )
    expect((await parent.get('/kk/me')).status).toBe(200)
  })
})

describe('notifications', () => {
  test('of a role stand in the cabinet until they are read, with a count beside the section', async () => {
    const person = await portal.as('teacher', institution)
    const { id, memberships } = await accountOf(person)
    expect(memberships).toBe(1)
    await inTransaction(portal.payload, (req) =>
      notify(req, {
        kind: 'core.role-granted',
        to: [id],
        values: { role: 'editor', institution, path: '/me' },
      }),
    )
    const text = await page(person, '/notifications')
    expect(text).toContain('Жаңа:')
    expect(await page(person)).toMatch(/Хабарламалар<b> 1<\/b>/)
    const done = await send(person, 'notifications/read')
    expect(done.headers.location).toBe('/kk/me/notifications?done=read')
    expect(await page(person, '/notifications')).not.toContain('Жаңа:')
    expect(await page(person)).not.toContain('<b> 1</b>')
  })

  test('by mail are chosen kind by kind, where there is an address', async () => {
    expect(await page(teacher, '/notifications')).toContain('мекенжайыңызды көрсетіңіз')
    await withAddress(portal.payload, teacher.userId, 'mugalim2@example.kz', 'kk')
    const form = { 'core.role-granted': 'daily', 'core.role-ended': 'off' }
    const done = await send(teacher, 'notifications/wishes', form)
    expect(done.headers.location).toBe('/kk/me/notifications?done=wishes')
    const text = await page(teacher, '/notifications')
    expect(text).toMatch(/value="daily" selected|selected="" value="daily"/)
    expect(
      (await send(teacher, 'notifications/wishes', { 'core.role-granted': 'loud' })).status,
    ).toBe(400)
  })

  test('are asked for by any moment, also by one that is none', async () => {
    for (const before of ['2020-01-01T00:00:00.000Z', 'yesterday', '%00'])
      expect(await page(teacher, `/notifications?before=${before}`)).toContain('<h1>')
  })
})

test('what the portal keeps of a person is shown to him and goes with him, without secrets', async () => {
  const text = await page(teacher, '/data')
  expect(text).toContain('Есептік жазба')
  const { body, headers } = await teacher.get('/kk/me/data.json')
  expect(headers['content-disposition']).toContain('attachment')
  const kept = JSON.stringify(body)
  expect(kept).toContain('Мұғалім')
  expect(kept).not.toMatch(/scrypt|hash|token/i)
})

test('a form from another site is refused', async () => {
  const { status } = await teacher
    .post('/kk/me/email')
    .set('Origin', 'https://evil.example')
    .type('form')
    .send({ email: '' })
  expect(status).toBe(403)
})

test('an address that says something was done says nothing else', async () => {
  expect(await page(teacher, '?done=<b>')).not.toContain('<b>&lt;')
  expect(await page(teacher, '?done=nothing')).not.toContain('role="status"')
})
