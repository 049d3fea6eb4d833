import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { createTestPortal, ORIGIN, PASSWORD, type TestPortal } from '#testing'
import { cheapHash } from '../testing/cheapHash'

/** Many who come at the same time: where transactions run side by side, none is refused for another's sake. */
const HEADERS = { Host: 'localhost:3000', Origin: ORIGIN }
const MANY = 20

let portal: TestPortal
let someone: string
const names: string[] = []

beforeAll(async () => {
  portal = await createTestPortal()
  const { db } = portal.payload
  const passwordHash = await cheapHash()
  for (let n = 0; n < MANY; n++) {
    const username = `adam-${String(n)}`
    const data = { name: 'Ойдан Шығарылған', username }
    const { id } = await db.create({ collection: 'users', data, req: {} })
    await db.create({ collection: 'credentials', data: { user: id, passwordHash }, req: {} })
    names.push(username)
    someone = String(id)
  }
})
afterAll(() => portal.stop())

const past = { expiresAt: { less_than: '2026-01-02T00:00:00.000Z' } }
const ended = async (): Promise<number> =>
  (await portal.payload.db.count({ collection: 'sessions', where: past })).totalDocs

beforeEach(async () => {
  const data = { user: someone, expiresAt: '2026-01-01T00:00:00.000Z' }
  for (let n = 0; n < 30; n++)
    await portal.payload.db.create({
      collection: 'sessions',
      data: { ...data, tokenHash: randomUUID() },
      req: {},
    })
})

const post = (path: string, fields: object, cookie = '') =>
  portal.http
    .post(path)
    .set({ ...HEADERS, Cookie: cookie })
    .type('form')
    .send(fields)
const statuses = async (work: readonly PromiseLike<{ status: number }>[]): Promise<number[]> =>
  [...new Set((await Promise.all(work)).map(({ status }) => status))].sort()

test('by form, while sessions of others have ended: all are in, and those are gone', async () => {
  const enter = (identifier: string) => post('/kk/sign-in', { identifier, password: PASSWORD })
  expect(await statuses(names.map((name) => enter(name)))).toEqual([303])
  await enter(names[0] ?? '')
  expect(await ended()).toBe(0)
})

test('by program, and all go out again', async () => {
  const login = (username: string) =>
    portal.http.post('/api/users/login').set(HEADERS).send({ username, password: PASSWORD })
  const answers = await Promise.all(names.map((name) => login(name)))
  expect([...new Set(answers.map(({ status }) => status))]).toEqual([200])
  const cookies = answers.map((answer) => (answer.get('Set-Cookie') ?? [])[0]?.split(';')[0])
  expect(await statuses(cookies.map((one) => post('/kk/sign-out', {}, one)))).toEqual([303])
})

test('one account on six devices', async () => {
  const [identifier = ''] = names
  const work = Array.from({ length: 6 }, () =>
    post('/kk/sign-in', { identifier, password: PASSWORD }),
  )
  expect(await statuses(work)).toEqual([303])
})

test('whoever asks for letters to names that nobody has is answered as for accounts', async () => {
  const ask = (identifier: string) => post('/kk/sign-in/recover', { identifier })
  const nobody = Array.from({ length: MANY }, () => `joq-${randomUUID().slice(0, 8)}`)
  expect(await statuses(names.map((name) => ask(name)))).toEqual([303])
  expect(await statuses(nobody.map((name) => ask(name)))).toEqual([303])
  expect(await statuses([...names, ...nobody].map((name) => ask(name)))).toEqual([303])
})
