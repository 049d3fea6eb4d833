import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createTestPortal, ORIGIN, PASSWORD, twoSchools, type TestPortal } from '#testing'

let portal: TestPortal
let institution: string
type Agent = Awaited<ReturnType<TestPortal['as']>>
let root: Agent
let editor: Agent
let names = 0

beforeAll(async () => {
  portal = await createTestPortal()
  institution = (await twoSchools(portal.payload)).a.institution
  root = await portal.as('root')
  editor = await portal.as('editor', institution)
})
afterAll(() => portal.stop())

const person = (more: object = {}) => ({
  ...{ name: 'Ерлан', username: `code-${String(++names)}`, institution, ...more },
})
const post = (agent: Pick<TestPortal['http'], 'post'>, path: string, body: object) =>
  agent.post(path).set('Host', 'localhost:3000').set('Origin', ORIGIN).send(body)
const login = (username: string, password: string) =>
  post(portal.http, '/api/users/login', { username, password })
const userCount = async () => {
  const { totalDocs } = await portal.payload.count({ collection: 'users', overrideAccess: true })
  return totalDocs
}
const stored = (id: string) =>
  portal.payload.db.findOne<Record<string, unknown> & { id: string }>({
    ...{ collection: 'users', where: { id: { equals: id } } },
  })
const create = async (more: object = {}) => {
  const answer = await post(root, '/api/users', person(more))
  expect(answer.status).toBe(201)
  return answer.body.doc as { id: string; username: string }
}
const isSignedIn = async (agent: Agent) =>
  (await agent.get('/api/users/me')).body.user?.id === agent.userId

test('root creates an account, and its password opens it at once', async () => {
  const { id, username } = await create({ username: 'Code-Big', password: PASSWORD })
  expect(username).toBe('code-big')
  const answer = await login('CODE-BIG', PASSWORD)
  expect([answer.status, answer.body.user.id]).toEqual([200, id])
})

test('an account without a password cannot be signed in to', async () => {
  const { username } = await create()
  expect((await login(username, '')).status).toBe(400)
  expect((await login(username, PASSWORD)).status).toBe(401)
})

test('with a weak password nothing is stored, and the sentence says what is missing', async () => {
  const before = await userCount()
  const answer = await post(root, '/api/users', person({ password: 'тоғыз тоғ' }))
  expect(answer.status).toBe(400)
  expect(answer.body.error).toMatchObject({ code: 'password_weak', field: 'password' })
  expect(answer.body.error.message).toContain('10')
  expect(await userCount()).toBe(before)
})

test('a password that is no text is refused, not left out', async () => {
  const before = await userCount()
  const answer = await post(root, '/api/users', person({ password: 1234567890123 }))
  expect([answer.status, answer.body.error.code]).toEqual([400, 'invalid_input'])
  expect(await userCount()).toBe(before)
})

test('a user name or an address is taken once, in whatever letters', async () => {
  const { username } = await create({ email: 'taken@example.kz' })
  const before = await userCount()
  for (const more of [{ username: username.toUpperCase() }, { email: 'TAKEN@example.kz' }])
    expect((await post(root, '/api/users', person(more))).status).toBe(400)
  expect(await userCount()).toBe(before)
})

test('nobody else creates accounts', async () => {
  const before = await userCount()
  expect((await post(portal.http, '/api/users', person())).status).toBe(401)
  expect((await post(editor, '/api/users', person())).status).toBe(403)
  expect(await userCount()).toBe(before)
})

const SECRETS = {
  ...{ hash: 'x', salt: 'x', resetPasswordToken: 'x', collection: 'sessions', sessions: [{}] },
  ...{ resetPasswordExpiration: '2030-01-01T00:00:00.000Z', apiKey: 'x', _verified: true },
  memberships: [{ role: 'root' }],
}
const expectNoSecrets = async (id: string) => {
  const secrets = ['hash', 'salt', 'resetPasswordToken', 'resetPasswordExpiration', 'sessions']
  const row = await stored(id)
  for (const name of secrets) expect(row?.[name] ?? null).toBeNull()
}

test('what only the sign-in machinery sets is not taken from a client', async () => {
  const { id, username } = await create(SECRETS)
  await expectNoSecrets(id)
  const answer = await root.patch(`/api/users/${id}`).send({ ...SECRETS, password: PASSWORD })
  expect(answer.status).toBe(200)
  await expectNoSecrets(id)
  expect((await login(username, PASSWORD)).status).toBe(401)
})

test('a person does not change his own account: not its state, not its name', async () => {
  const answer = await editor.patch(`/api/users/${editor.userId}`).send({ disabled: false })
  expect(answer.status).toBe(404)
})

test('nobody reads a foreign account, and in no answer stands a secret', async () => {
  expect((await editor.get(`/api/users/${root.userId}`)).status).toBe(404)
  expect((await editor.get('/api/users')).body.docs).toMatchObject([{ id: editor.userId }])
  expect((await portal.http.get('/api/users').set('Host', 'localhost:3000')).status).toBe(403)
  for (const path of [`/api/users/${editor.userId}`, '/api/users', '/api/users/me'])
    expect((await root.get(path)).text).not.toMatch(/hash|salt|resetPassword|scrypt/)
})

test('an account is deleted with everything that belongs to it', async () => {
  const one = await portal.as('editor', institution)
  expect((await editor.delete(`/api/users/${one.userId}`)).status).toBe(404)
  expect((await root.delete(`/api/users/${one.userId}`)).status).toBe(200)
  expect(await isSignedIn(one)).toBe(false)
  for (const collection of ['sessions', 'credentials', 'memberships']) {
    const where = { user: { equals: one.userId } }
    expect((await portal.payload.db.count({ collection, where })).totalDocs).toBe(0)
  }
})
