import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { systemStore } from '#kernel'
import { createTestPortal, ORIGIN, PASSWORD, twoSchools, type TestPortal } from '#testing'
import { guessSubject, MOST_GUESSES, takeGuess } from './throttle/takeGuess'

let portal: TestPortal
let institution: string
type Agent = Awaited<ReturnType<TestPortal['as']>>
let root: Agent
let editor: Agent

beforeAll(async () => {
  portal = await createTestPortal()
  institution = (await twoSchools(portal.payload)).a.institution
  root = await portal.as('root')
  editor = await portal.as('editor', institution)
})
afterAll(() => portal.stop())

const post = (agent: Pick<TestPortal['http'], 'post'>, path: string, body: object) =>
  agent.post(path).set('Host', 'localhost:3000').set('Origin', ORIGIN).send(body)
const login = (username: string, password: string) =>
  post(portal.http, '/api/users/login', { username, password })
const nameOf = async (agent: Agent): Promise<string> =>
  (await agent.get('/api/users/me')).body.user.username
const isSignedIn = async (agent: Agent) =>
  (await agent.get('/api/users/me')).body.user?.id === agent.userId
const setPassword = (agent: Agent, id: string, body: object) =>
  post(agent, `/api/users/${id}/password`, body)

test('changing his own password ends his other sessions, not the one he works in', async () => {
  const one = await portal.as('editor', institution)
  const username = await nameOf(one)
  const other = (await login(username, PASSWORD)).headers['set-cookie'] as unknown as string[]
  const fresh = 'a brand new password'
  expect((await setPassword(one, one.userId, { current: PASSWORD, password: fresh })).status).toBe(
    200,
  )
  expect(await isSignedIn(one)).toBe(true)
  const me = await portal.http
    .get('/api/users/me')
    .set({ Host: 'localhost:3000', Cookie: other.map((line) => line.split(';')[0]).join('; ') })
  expect(me.body.user).toBeNull()
  expect((await login(username, PASSWORD)).status).toBe(401)
  expect((await login(username, fresh)).status).toBe(200)
})

test.each([
  ['without the current one', {}, 401, 'sign_in_failed', 'current'],
  ['with a wrong current one', { current: 'wrong password' }, 401, 'sign_in_failed', 'current'],
  ['to a weak one', { current: PASSWORD, password: 'short' }, 400, 'password_weak', 'password'],
  [
    'to a common one',
    { current: PASSWORD, password: 'gfhjkm2024' },
    400,
    'password_common',
    'password',
  ],
  ['to digits', { current: PASSWORD, password: '87011234567' }, 400, 'password_simple', 'password'],
  [
    'to a book',
    { current: PASSWORD, password: 'қ1'.repeat(600) },
    400,
    'invalid_input',
    'password',
  ],
  ['to nothing', { current: PASSWORD, password: undefined }, 400, 'invalid_input', 'password'],
])('his own password is not changed %s', async (_what, more, status, code, field) => {
  const body = { password: 'another good one', ...more }
  const answer = await setPassword(editor, editor.userId, body)
  expect([answer.status, answer.body.error.code]).toEqual([status, code])
  expect(answer.body.error.field).toBe(field)
  expect(await isSignedIn(editor)).toBe(true)
})

test('who manages accounts sets a new password, and every session of that account ends', async () => {
  const one = await portal.as('editor', institution)
  const answer = await setPassword(root, one.userId, { password: 'set by an administrator' })
  expect(answer.status).toBe(200)
  expect(await isSignedIn(one)).toBe(false)
  expect(await isSignedIn(root)).toBe(true)
})

const toldOf = async (user: string) => {
  const notes = await systemStore({ payload: portal.payload })('notifications').find({
    where: { user },
  })
  return notes
    .filter(({ kind }) => kind === 'core.password-changed')
    .map(({ values }) => (values as { how: string }).how)
}

test('whoever has a new password is told at once who has set it; a first one is no news', async () => {
  const one = await portal.as('editor', institution)
  expect(await toldOf(one.userId)).toEqual([])
  await setPassword(one, one.userId, { current: PASSWORD, password: 'a brand new password' })
  expect(await toldOf(one.userId)).toEqual(['own'])
  await setPassword(root, one.userId, { password: 'set by an administrator' })
  expect(await toldOf(one.userId)).toEqual(['own', 'staff'])
  expect(await toldOf(root.userId)).toEqual([])
})

test("a foreign person's account is one that does not exist", async () => {
  const body = { password: 'taken over by me', current: PASSWORD }
  for (const id of [root.userId, '01900000-0000-7000-8000-000000000000', 'x'])
    expect((await setPassword(editor, id, body)).status).toBe(404)
  expect((await setPassword(root, '01900000-0000-7000-8000-000000000000', body)).status).toBe(404)
  const stranger = await post(portal.http, `/api/users/${root.userId}/password`, body)
  expect(stranger.status).toBe(401)
  expect(await isSignedIn(root)).toBe(true)
})

test('it must not rest on what everybody knows of the person', async () => {
  const one = await portal.as('editor', institution)
  const data = { name: 'Жансая Бейсенғали', email: 'zhansaya-b@example.kz' }
  await portal.payload.db.updateOne({ collection: 'users', id: one.userId, data })
  const named = await root
    .patch(`/api/institutions/${institution}?locale=kk`)
    .send({ name: 'Сырдария лицейі' })
  expect(named.status).toBe(200)
  await portal.payload.db.updateOne({ collection: 'users', id: one.userId, data: { institution } })
  const username = await nameOf(one)
  for (const known of [
    'Бейсенғали',
    'бейсенгали',
    'beisengali',
    'zhansaya-b',
    username,
    'Сырдария',
    'syrdariya',
  ]) {
    const body = { current: PASSWORD, password: `${known}-2024` }
    const { body: answer } = await setPassword(one, one.userId, body)
    expect([known, answer.error?.code]).toEqual([known, 'password_personal'])
  }
})

test('whoever appoints others has fourteen characters at least, everybody else ten', async () => {
  const password = 'q8#Lw!2z%Rk5'
  for (const role of ['head', 'deputy'] as const) {
    const one = await portal.as(role, institution)
    const refused = await setPassword(root, one.userId, { password })
    expect([refused.status, refused.body.error.code]).toEqual([400, 'password_weak'])
    expect(refused.body.error.message).toContain('14')
    const answer = await setPassword(root, one.userId, { password: `${password}9K` })
    expect(answer.status).toBe(200)
  }
  const teacher = await portal.as('teacher', institution)
  expect((await setPassword(root, teacher.userId, { password })).status).toBe(200)
})

test('at a screen that was left open the current password is not guessed for long', async () => {
  const one = await portal.as('editor', institution)
  const other = await portal.as('editor', institution)
  const store = systemStore({ payload: portal.payload })
  for (let n = 0; n < MOST_GUESSES; n++) await takeGuess(store, guessSubject('own', one.userId))
  const body = { current: PASSWORD, password: 'a brand new password' }
  const refused = await setPassword(one, one.userId, body)
  expect([refused.status, refused.body.error.code]).toEqual([429, 'sign_in_throttled'])
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3000)
  expect((await setPassword(other, other.userId, body)).status).toBe(200)
})
