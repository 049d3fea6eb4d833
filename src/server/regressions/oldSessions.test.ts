import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createTestPortal, ORIGIN, PASSWORD, twoSchools, type TestPortal } from '#testing'

/** T-SESS, T-ID, T-JWT, A-27, A-29: what once opened an account, or never did. */
type Agent = Awaited<ReturnType<TestPortal['as']>>
const HEADERS = { Host: 'localhost:3000', Origin: ORIGIN }
let portal: TestPortal
let institution: string
let root: Agent

beforeAll(async () => {
  portal = await createTestPortal()
  institution = (await twoSchools(portal.payload)).a.institution
  root = await portal.as('root')
})
afterAll(() => portal.stop())

const me = async (headers: Readonly<Record<string, string>>) =>
  (
    (await portal.http.get('/api/users/me').set({ Host: 'localhost:3000', ...headers })).body as {
      user: { id: string } | null
    }
  ).user
const cookieOf = (agent: Agent): string => {
  const place = { domain: '127.0.0.1', path: '/', secure: false, script: false }
  return `orda=${agent.jar.getCookie('orda', place)?.value ?? ''}`
}

describe('a session is dead at the next request', () => {
  test.each<[string, (agent: Agent) => PromiseLike<unknown>]>([
    ['signing out', (agent) => agent.post('/api/users/logout')],
    [
      'a new password from an administrator',
      ({ userId }) =>
        root.post(`/api/users/${userId}/password`).send({ password: 'дала үстінде қыран' }),
    ],
    [
      'disabling the account',
      ({ userId }) => root.patch(`/api/users/${userId}`).send({ disabled: true }),
    ],
    ['deleting the account', ({ userId }) => root.delete(`/api/users/${userId}`)],
  ])('after %s', async (_what, deed) => {
    const agent = await portal.as('teacher', institution)
    const cookie = cookieOf(agent)
    expect((await me({ Cookie: cookie }))?.id).toBe(agent.userId)
    const { status } = (await deed(agent)) as { status: number }
    expect(status).toBe(200)
    expect(await me({ Cookie: cookie })).toBeNull()
    for (const path of ['/api/users', '/api/plugins/core/my-roles'])
      expect([401, 403, 404]).toContain(
        (await portal.http.get(path).set({ Host: 'localhost:3000', Cookie: cookie })).status,
      )
  })

  test('a role that ends, ends there too', async () => {
    const agent = await portal.as('editor', institution)
    const where = { user: { equals: agent.userId } }
    const { docs } = await portal.payload.db.find<{ id: string }>({
      ...{ collection: 'memberships', where },
    })
    const create = () =>
      agent.post('/api/pages?locale=kk&draft=true').send({ title: 'x', slug: 'x-1' })
    expect((await create()).status).not.toBe(403)
    const ended = await root
      .post('/api/plugins/core/memberships')
      .send({ action: 'end', id: docs[0]?.id })
    expect(ended.status).toBe(200)
    expect((await create()).status).toBe(403)
  })
})

test('an id is never given out again', async () => {
  const ids = new Set<string>()
  const make = async (name: string): Promise<string> => {
    const data = { name: 'Ойдан Шығарылған', username: name, institution }
    const { body } = await root.post('/api/users').send(data)
    return (body as { doc: { id: string } }).doc.id
  }
  for (let round = 0; round < 5; round++) {
    const id = await make('qaita-1')
    expect(ids.has(id)).toBe(false)
    ids.add(id)
    expect((await root.delete(`/api/users/${id}`)).status).toBe(200)
  }
})

test('who signs in gets a session of his own, whatever he came with', async () => {
  const given = 'a'.repeat(43)
  const { userId } = await portal.as('teacher', institution)
  await portal.payload.db.updateOne({
    ...{ collection: 'users', id: userId, data: { username: 'ustaz-1' } },
  })
  const answer = await portal.http
    .post('/api/users/login')
    .set({ ...HEADERS, Cookie: `orda=${given}; orda-device=${given}` })
    .send({ username: 'ustaz-1', password: PASSWORD })
  expect(answer.status).toBe(200)
  expect(String(answer.get('Set-Cookie'))).not.toContain(given)
  expect(await me({ Cookie: `orda=${given}` })).toBeNull()
})

describe('what is no cookie of ours opens nothing', () => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = (alg: string, claims: object): string => {
    const body = `${part({ alg, typ: 'JWT' })}.${part(claims)}`
    const { secret } = portal.settings
    return `${body}.${alg === 'none' ? '' : createHmac('sha256', secret).update(body).digest('base64url')}`
  }

  test.each(['none', 'HS256', 'RS256'])('a token signed by %s', async (alg) => {
    const exp = Math.floor(Date.now() / 1000) + 3600
    const sid = cookieOf(root).slice('orda='.length)
    for (const claims of [
      { id: root.userId, collection: 'users', exp },
      { id: root.userId, collection: 'users', sid, exp, role: 'root' },
    ]) {
      const jwt = token(alg, claims)
      const ways: readonly Readonly<Record<string, string>>[] = [
        { Authorization: `JWT ${jwt}` },
        { Authorization: `Bearer ${jwt}` },
        { Cookie: `payload-token=${jwt}` },
        { Cookie: `orda=${jwt}` },
      ]
      for (const headers of ways) expect(await me(headers)).toBeNull()
    }
  })

  test('a session that is not sent as one', async () => {
    const value = cookieOf(root).slice('orda='.length)
    const ways: readonly Readonly<Record<string, string>>[] = [
      { Authorization: `JWT ${value}` },
      { Authorization: `Bearer ${value}` },
      { Authorization: `users API-Key ${value}` },
      { Authorization: `Basic ${Buffer.from(`root:${value}`).toString('base64')}` },
      { 'X-Api-Key': value },
    ]
    for (const headers of ways) expect(await me(headers)).toBeNull()
    for (const query of [`?orda=${value}`, `?token=${value}`]) {
      const { body } = await portal.http.get(`/api/users/me${query}`).set('Host', 'localhost:3000')
      expect(body).toMatchObject({ user: null })
    }
  })
})
