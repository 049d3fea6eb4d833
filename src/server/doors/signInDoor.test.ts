import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Response } from 'supertest'
import { hashPassword, writePassword } from '#collections'
import { inTransaction } from '#kernel'
import { createTestPortal, ORIGIN, PASSWORD, type TestPortal } from '#testing'

let portal: TestPortal
const statements: string[] = []
const NAMES = {
  open: 'editor-aaaaaaaa',
  closed: 'editor-bbbbbbbb',
  bare: 'editor-cccccccc',
  none: 'editor-dddddddd',
}

beforeAll(async () => {
  portal = await createTestPortal({
    onStatement: (sql) => statements.push(sql.replace(/\s+/g, ' ')),
  })
  const passwordHash = await hashPassword(PASSWORD)
  for (const [kind, username] of Object.entries(NAMES)) {
    if (kind === 'none') continue
    const { userId } = await portal.as('editor')
    const where = { user: { equals: userId } }
    const disabled = kind === 'closed'
    await portal.payload.db.updateOne({
      collection: 'users',
      id: userId,
      data: { username, disabled, email: `${username}@example.kz` },
    })
    await portal.payload.db.deleteMany({ collection: 'sessions', where })
    if (kind === 'bare') await portal.payload.db.deleteMany({ collection: 'credentials', where })
    // As dear as anybody's: what is compared below is time, too.
    else await inTransaction(portal.payload, (req) => writePassword(req, userId, passwordHash))
  }
})
afterAll(() => portal.stop())

const HEADERS = { Host: 'localhost:3000', Origin: ORIGIN }
const byForm = (identifier: string, password: string, to?: string, locale = 'kk') =>
  portal.http
    .post(`/${locale}/sign-in`)
    .set(HEADERS)
    .type('form')
    .send({ identifier, password, ...(to !== undefined && { to }) })
const byJson = (username: string, password: string) =>
  portal.http.post('/api/users/login').set(HEADERS).send({ username, password })
/** Everything a stranger can compare. */
const shown = ({ headers, status, text }: Response, identifier: string) => {
  const { date: _date, 'x-request-id': _id, ...rest } = headers as Record<string, string>
  return { status, rest, text: text.replaceAll(identifier, 'NAME') }
}

test('the admin begins in the language of the first sign-in, and changes it for nobody later', async () => {
  const locale = async (): Promise<unknown> =>
    (
      await portal.payload.db.find<{ value: unknown; id: string }>({
        collection: 'payload-preferences',
        where: { key: { equals: 'locale' } },
      })
    ).docs.map(({ value }) => value)
  expect(await locale()).toEqual([])
  expect((await byForm(NAMES.open, PASSWORD, '/admin', 'ru')).status).toBe(303)
  expect((await byForm(NAMES.open, PASSWORD, '/admin', 'kk')).status).toBe(303)
  expect(await locale()).toEqual(['ru'])
})

test.each([
  ['parent', '/kk/me'],
  ['pupil', '/kk/me'],
  ['teacher', '/admin'],
] as const)(
  'a %s who came from nowhere goes to %s, signed in just now or before',
  async (role, way) => {
    const agent = await portal.as(role)
    const args = { collection: 'users', where: { id: { equals: agent.userId } } } as const
    const user = await portal.payload.db.findOne<{ id: string; username: string }>(args)
    const { headers } = await byForm(user?.username ?? '', PASSWORD, '/admin').set(
      'User-Agent',
      'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
    )
    expect(headers.location).toBe(way)
    expect((await agent.get('/kk/sign-in')).headers.location).toBe(way)
    const { text } = await agent.get('/kk/me/security')
    expect(text).toContain('Firefox, Linux')
  },
)

describe('whether an account exists', () => {
  const WRONG = [
    [NAMES.open, 'not the password'],
    [NAMES.closed, 'not the password'],
    [NAMES.closed, PASSWORD],
    [NAMES.bare, PASSWORD],
    [NAMES.none, PASSWORD],
  ] as const

  test.each([
    ['the form', byForm],
    ['JSON', byJson],
  ] as const)('is not told by %s: status, headers and body are one', async (_name, send) => {
    const suffix = send === byForm ? '' : '@example.kz'
    const answers = []
    for (const [name, password] of WRONG)
      answers.push(shown(await send(name + suffix, password), name + suffix))
    expect(answers[0]).toMatchObject({ status: 401 })
    expect(JSON.stringify(answers[0]?.rest)).not.toContain('set-cookie')
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  const onSqlite = process.env.MONGODB_URI === undefined ? test : test.skip
  onSqlite('is not told by the work that is done', async () => {
    const work = []
    for (const [name, password] of WRONG) {
      statements.length = 0
      await byJson(name, password)
      work.push([...statements])
    }
    expect(work[0]?.length).toBeGreaterThan(1)
    for (const one of work) expect(one).toEqual(work[0])
  })

  test('is not told by time', async () => {
    const times = new Map<string, number[]>([
      [NAMES.open, []],

      [NAMES.none, []],
    ])
    for (let round = 0; round < 3; round++) {
      for (const [name, taken] of times) {
        const begun = performance.now()
        await byJson(name, 'not the password')
        taken.push(performance.now() - begun)
      }
    }
    const medians = [...times.values()].map((taken) => taken.sort((a, b) => a - b)[1] ?? 0)
    // Without the hash an answer takes a hundredth; the rest is the noise of a busy machine.
    expect(Math.min(...medians) / Math.max(...medians)).toBeGreaterThan(0.3)
  })
})

describe('the sign-in page', () => {
  test.each(['kk', 'ru'] as const)(
    '%s: a form that is not filled in is refused in the same words',
    async (locale) => {
      const wrong =
        locale === 'kk'
          ? 'Пайдаланушы аты немесе құпиясөз қате.'
          : 'Неверное имя пользователя или пароль.'
      for (const [identifier, password] of [
        ['', ''],
        ['x', ''],
        ['', 'x'],
        ['x', 'y'],
        ['x'.repeat(400), 'y'],
        ['x', 'y'.repeat(5000)],
        ["' OR 1=1 --", 'x'],
        ['\0', '\0'],
        ['{"$gt":""}', 'x'],
        ['__proto__', 'x'],
        ['қ@қ', 'x'],
      ] as const) {
        const answer = await byForm(identifier, password, undefined, locale)
        expect(answer.status).toBe(401)
        expect(answer.text).toContain(wrong)
        expect(answer.headers['cache-control']).toBe('no-store')
      }
    },
  )

  test('what was typed is shown again, the password never, and neither is a script', async () => {
    const answer = await byForm('"><script>alert(1)</script>', 'hunter2hunter2')
    expect(answer.text).not.toContain('<script')
    expect(answer.text).not.toContain('hunter2')
    expect(answer.text).toContain('&quot;&gt;&lt;script')
  })

  test.each([
    'identifier=a&identifier=b&password=c',
    'identifier[$ne]=&password[$ne]=',
    'identifier=%&password=%ff',
    '{"identifier":"a","password":"b"}',
    '&&&==',
    'a'.repeat(100_000),
  ])('a form of %j is an attempt that failed', async (body) => {
    const answer = await portal.http
      .post('/ru/sign-in')
      .set(HEADERS)
      .type('form')
      .serialize((text: string) => text)
      .send(body)
    expect(answer.status).toBe(401)
  })

  test('a form beyond 1 MB, a pressed one: refused in words', async () => {
    const large = await portal.http
      .post('/ru/sign-in')
      .set(HEADERS)
      .type('form')
      .send('a'.repeat(1024 * 1024 + 1))
    expect(large.status).toBe(413)
    expect(large.text).toContain('Данных слишком много.')
    const pressed = await portal.http
      .post('/ru/sign-in')
      .set({ ...HEADERS, 'Content-Encoding': 'br' })
      .type('form')
      .send('a=b')
    expect(pressed.status).toBe(400)
    expect(pressed.text).toContain('Запрос не удалось прочитать')
    const charset = await portal.http
      .post('/ru/sign-in')
      .set({ ...HEADERS, 'Content-Type': 'application/x-www-form-urlencoded; charset=nothing' })
      .send('a=b')
    expect(charset.status).toBe(401)
  })
})
