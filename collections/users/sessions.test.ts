import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import type { Where } from 'payload'
import { inTransaction } from '#kernel'
import { createTestPortal, PASSWORD, twoSchools, type TestPortal } from '#testing'
import { readSession } from './readSession'
import { closeSession, closeSessionsOf, openSession } from './sessions'
import { sessionUser } from './sessionUser'

let portal: TestPortal
let agent: Awaited<ReturnType<TestPortal['as']>>
let institution: string

beforeAll(async () => {
  portal = await createTestPortal()
  institution = (await twoSchools(portal.payload)).a.institution
  agent = await portal.as('editor', institution)
})
afterAll(() => portal.stop())

type Row = Record<string, unknown> & { id: string }
const rows = async (): Promise<Row[]> => {
  const { docs } = await portal.payload.db.find<Row>({
    ...{ collection: 'sessions', limit: 0, pagination: false },
  })
  return docs
}
const open = () => openSession(portal.payload, agent.userId)
const read = (token: string) => readSession(portal.payload, token)
const endAt = (token: string, date: Date) =>
  portal.payload.db.updateOne({
    collection: 'sessions',
    data: { expiresAt: date.toISOString() },
    req: {},
    where: { tokenHash: { equals: createHash('sha256').update(token).digest('hex') } },
  })

test('a session is found by its token, with the person and his roles', async () => {
  const { endsAt, token } = await open()
  expect(await read(token)).toMatchObject({
    id: agent.userId,
    memberships: [{ role: 'editor', path: [expect.anything(), expect.anything(), institution] }],
    sessionEnds: endsAt.toISOString(),
  })
})

/** Moves the moments of a session so many minutes back. */
const ago = (token: string, { opened = 0, seen = 0 }: { opened?: number; seen?: number }) => {
  const before = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString()
  return portal.payload.db.updateOne({
    collection: 'sessions',
    data: {
      ...{ openedAt: before(opened), seenAt: before(seen) },
      expiresAt: new Date(Date.now() + 1e9).toISOString(),
    },
    req: {},
    where: { tokenHash: { equals: createHash('sha256').update(token).digest('hex') } },
  })
}
const rowOf = async (token: string): Promise<Row | undefined> =>
  (await rows()).find((row) => row.tokenHash === createHash('sha256').update(token).digest('hex'))

test('a session of staff ends after half an hour without a request, and after twelve hours with any', async () => {
  const [fresh, idle, old] = [await open(), await open(), await open()]
  await ago(fresh.token, { opened: 11 * 60, seen: 29 })
  await ago(idle.token, { opened: 31, seen: 31 })
  await ago(old.token, { opened: 12 * 60 + 1, seen: 1 })
  expect(await read(fresh.token)).toMatchObject({ id: agent.userId })
  expect(await read(idle.token)).toBeUndefined()
  expect(await read(old.token)).toBeUndefined()
})

test('coming back makes a session last, noted now and then, not at every request', async () => {
  const { token } = await open()
  await ago(token, { opened: 60, seen: 20 })
  const before = (await rowOf(token))?.seenAt
  const person = await read(token)
  const noted = (await rowOf(token))?.seenAt
  expect(String(noted) > String(before)).toBe(true)
  expect(Date.parse(person?.sessionEnds ?? '') - Date.now()).toBeGreaterThan(29 * 60_000)
  await read(token)
  expect((await rowOf(token))?.seenAt).toBe(noted)
})

test('a session whose beginning nobody knows is over', async () => {
  const { token } = await open()
  const where = { tokenHash: { equals: createHash('sha256').update(token).digest('hex') } }
  const data = { openedAt: null, seenAt: null }
  await portal.payload.db.updateOne({ collection: 'sessions', data, req: {}, where })
  expect(await read(token)).toBeUndefined()
})

test('of eleven sessions the one that was not seen for longest ends', async () => {
  const person = await portal.as('teacher', institution)
  const tokens: string[] = []
  for (let n = 0; n < 11; n++) tokens.push((await openSession(portal.payload, person.userId)).token)
  const alive = await Promise.all(tokens.map(async (token) => (await read(token)) !== undefined))
  // One more is that with which the person signed in.
  expect(alive).toEqual([false, ...Array<boolean>(10).fill(true)])
})

test('the token is stored nowhere in clear, and no two are alike', async () => {
  const tokens = await Promise.all([open(), open(), open()])
  const stored = JSON.stringify(await rows())
  for (const { token } of tokens) {
    expect(stored).not.toContain(token)
    expect(stored).toContain(createHash('sha256').update(token).digest('hex'))
  }
  expect(new Set(tokens.map(({ token }) => token)).size).toBe(3)
})

test('the hash of a token, read from a stolen database, opens nothing', async () => {
  const { token } = await open()
  expect(await read(createHash('sha256').update(token).digest('hex'))).toBeUndefined()
  expect(await read('')).toBeUndefined()
})

test('an ended session opens nothing, and is swept out when the next one begins', async () => {
  const { token } = await open()
  await endAt(token, new Date(Date.now() - 1))
  expect(await read(token)).toBeUndefined()
  const before = (await rows()).length
  await open()
  expect((await rows()).length).toBe(before)
})

test('closing ends this session and no other; closing it again is no error', async () => {
  const [one, other] = [await open(), await open()]
  await closeSession(portal.payload, one.token)
  await closeSession(portal.payload, one.token)
  expect(await read(one.token)).toBeUndefined()
  expect(await read(other.token)).toBeDefined()
})

test('all sessions of a person are closed but the one that is kept, in one transaction', async () => {
  const [kept, other] = [await open(), await open()]
  const failed = inTransaction(portal.payload, async (req) => {
    await closeSessionsOf(req, agent.userId)
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  expect(await read(other.token)).toBeDefined()
  await inTransaction(portal.payload, (req) => closeSessionsOf(req, agent.userId, kept.token))
  expect([await read(kept.token), await read(other.token)]).toEqual([expect.anything(), undefined])
  await inTransaction(portal.payload, (req) => closeSessionsOf(req, agent.userId))
  expect(await read(kept.token)).toBeUndefined()
})

const change = (collection: 'memberships' | 'users', where: Where, data: object) =>
  portal.payload.update({ collection, data, depth: 0, overrideAccess: true, where })
const whoAmI = async (one: typeof agent) => (await one.get('/api/users/me')).body.user

test('an account that is switched off loses access at its next request, and gets it back by its password', async () => {
  const person = await portal.as('editor', institution)
  const where = { id: { equals: person.userId } }
  expect(await whoAmI(person)).toMatchObject({ id: person.userId })
  await change('users', where, { disabled: true })
  expect(await whoAmI(person)).toBeNull()
  const { docs } = await change('users', where, { disabled: false })
  expect(await whoAmI(person)).toBeNull()
  const username = String(docs[0]?.username)
  const answer = await person.post('/api/users/login').send({ username, password: PASSWORD })
  expect(answer.status).toBe(200)
  expect(await whoAmI(person)).toMatchObject({ id: person.userId })
})

test('a changed role counts from the next request', async () => {
  const person = await portal.as('root')
  expect((await person.get('/api/users')).body.totalDocs).toBeGreaterThan(1)
  await change('memberships', { user: { equals: person.userId } }, { role: 'pupil' })
  expect((await person.get('/api/users')).body.totalDocs).toBe(1)
})

test('a person that is read carries no secret', async () => {
  const { token } = await open()
  const cookies = `lang=kk; orda=${token}`
  const user = await sessionUser(portal.payload, cookies)
  expect(user?.id).toBe(agent.userId)
  expect(Object.keys(user ?? {}).join()).not.toMatch(/hash|salt|password|token/i)
  expect(await sessionUser(portal.payload, 'orda=junk')).toBeUndefined()
  expect(await sessionUser(portal.payload, undefined)).toBeUndefined()
})
