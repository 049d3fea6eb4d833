import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Response } from 'supertest'
import {
  contentsOf,
  createTestPortal,
  ORIGIN,
  PASSWORD,
  twoSchools,
  type TestPortal,
} from '#testing'

/** T-MASS, T-FIELD, T-SECRETS, T-PWD, A-32: what an account takes from a client, and what it never says. */
type Agent = Awaited<ReturnType<TestPortal['as']>>
const HEADERS = { Host: 'localhost:3000', Origin: ORIGIN }
let portal: TestPortal
let institution: string
let root: Agent
let head: Agent
/** An account that a head manages, as it is stored. */
let id: string

beforeAll(async () => {
  portal = await createTestPortal()
  institution = (await twoSchools(portal.payload)).a.institution
  root = await portal.as('root')
  head = await portal.as('head', institution)
  const data = { name: 'Ойдан Шығарылған', username: 'oqushy-1', institution, password: PASSWORD }
  const { body, status } = await head.post('/api/users').send(data)
  expect(status).toBe(201)
  id = (body as { doc: { id: string } }).doc.id
})
afterAll(() => portal.stop())

/** Whatever Payload, or we, ever kept with an account. */
const RESERVED: Readonly<Record<string, unknown>> = {
  ...{ password: 'дала үстінде қыран', hash: 'x', salt: 'x', sessions: [{ id: 'aaa' }] },
  ...{ resetPasswordToken: 'x', resetPasswordExpiration: '2030-01-01T00:00:00.000Z' },
  ...{ loginAttempts: -5, lockUntil: '2030-01-01T00:00:00.000Z' },
  ...{ apiKey: 'x', apiKeyIndex: 'x', enableAPIKey: true },
  ...{ _verified: true, _verificationToken: 'x', _strategy: 'x', collection: 'sessions' },
  ...{ id: 'chosen', createdAt: '2001-01-01T00:00:00.000Z', roles: ['root'], role: 'root' },
  ...{ memberships: [{ role: 'root' }], passwordHash: 'x', tokenHash: 'x', iin: '150315600011' },
  ...{ at1: 'x', at2: 'x', at3: 'x', needs: null, provenAt: '2030-01-01T00:00:00.000Z' },
}
const isSafe = (row: unknown): boolean => {
  const { at1, ...kept } = row as Record<string, unknown>
  return (
    at1 !== 'x' &&
    Object.entries(RESERVED).every(([key, value]) => key === 'at1' || kept[key] !== value)
  )
}
const rowOf = (user: string) =>
  portal.payload.db.findOne<Record<string, unknown> & { id: string }>({
    ...{ collection: 'users', where: { id: { equals: user } } },
  })
const withoutTimes = async () =>
  contentsOf(portal.payload, ['users', 'audit', 'invalidations', 'payload-preferences'])

describe('what only the server sets', () => {
  test.each(Object.keys(RESERVED))('%s is never taken from a client', async (key) => {
    const before = await withoutTimes()
    const sent = { [key]: RESERVED[key] }
    await head.patch(`/api/users/${id}`).send(sent)
    await root.patch(`/api/users/${id}`).send(sent)
    expect(isSafe(await rowOf(id))).toBe(true)
    expect(await withoutTimes()).toEqual(before)
  })

  test('nor with a new account', async () => {
    const { password: _password, ...rest } = RESERVED
    const data = { name: 'Ойдан Шығарылған', username: 'oqushy-2', institution, ...rest }
    const { body, status } = await head.post('/api/users').send(data)
    const made = (body as { doc?: { id: string } }).doc?.id ?? ''
    expect([status, made === 'chosen']).toEqual([201, false])
    expect(isSafe(await rowOf(made))).toBe(true)
    const where = { user: { equals: made } }
    for (const collection of ['sessions', 'memberships', 'credentials', 'identities'])
      expect((await portal.payload.db.count({ collection, where })).totalDocs).toBe(0)
  })

  test('and a password that is sent with other things changes none', async () => {
    const login = (password: string) =>
      portal.http.post('/api/users/login').set(HEADERS).send({ username: 'oqushy-1', password })
    for (const sent of [
      { password: 'дала үстінде қыран' },
      { password: 'дала үстінде қыран', name: 'Басқа Ат' },
      { newPassword: 'дала үстінде қыран' },
    ])
      for (const agent of [head, root]) await agent.patch(`/api/users/${id}`).send(sent)
    expect((await login('дала үстінде қыран')).status).toBe(401)
    expect((await login(PASSWORD)).status).toBe(200)
  })

  test('nor by a filter, by a copy or by another method', async () => {
    const before = await contentsOf(portal.payload, ['audit'])
    const asked: readonly (readonly ['patch' | 'post' | 'put' | 'delete', string])[] = [
      ['patch', `/api/users?where[id][equals]=${id}`],
      ['delete', `/api/users?where[id][equals]=${id}`],
      ['post', `/api/users/${id}/duplicate`],
      ['post', `/api/users/${id}?_method=PATCH`],
      ['put', `/api/users/${id}`],
      ['post', `/api/users/access/${id}`],
      ['post', '/api/users/versions/x'],
    ]
    for (const [method, path] of asked) {
      const answer = await head[method](path).send({ ...RESERVED, name: 'x' })
      expect([path, answer.status < 500]).toEqual([path, true])
    }
    expect(await contentsOf(portal.payload, ['audit'])).toEqual(before)
  })
})

/** Names under which a secret could leave, and how secrets look. */
const SECRET =
  /"(hash|salt|password|passwordHash|tokenHash|sessions?|resetPassword\w*|apiKey\w*|loginAttempts|lockUntil|_verif\w*|sealed|lookUp|provenAt|isShort)":|scrypt\$/

test('no answer about an account holds a secret', async () => {
  const own = await portal.as('teacher', institution)
  const answers: Record<string, Response> = {
    me: await own.get('/api/users/me'),
    refresh: await own.post('/api/users/refresh-token').send({}),
    login: await portal.http
      .post('/api/users/login')
      .set(HEADERS)
      .send({ username: 'oqushy-1', password: PASSWORD }),
    wrong: await portal.http
      .post('/api/users/login')
      .set(HEADERS)
      .send({ username: 'oqushy-1', password: 'wrong' }),
    list: await root.get('/api/users?depth=2&limit=100'),
    select: await root.get(
      '/api/users?select[hash]=true&select[sessions]=true&select[resetPasswordToken]=true',
    ),
    one: await root.get(`/api/users/${id}?depth=2`),
    change: await root.patch(`/api/users/${id}`).send({ name: 'Ойдан Шығарылған' }),
    bad: await root.patch(`/api/users/${id}`).send({ name: 5, username: ['x'] }),
    taken: await root.post('/api/users').send({ name: 'x', username: 'oqushy-1', institution }),
    duplicate: await root.post(`/api/users/${id}/duplicate`).send({}),
    versions: await root.get('/api/users/versions?limit=100'),
    access: await root.get('/api/access'),
    page: await own.get('/kk/me/security'),
    data: await own.get('/kk/me/data.json'),
  }
  for (const [name, { text }] of Object.entries(answers))
    expect([name, name === 'access' ? '' : (SECRET.exec(text)?.[0] ?? '')]).toEqual([name, ''])
})
