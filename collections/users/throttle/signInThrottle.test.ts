import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import request from 'supertest'
import { getPayload } from 'payload'
import { inTransaction, systemStore } from '#kernel'
import { createTestPortal, ORIGIN, PASSWORD, twoSchools, type TestPortal } from '#testing'
import { portalConfig } from '../../../payload.config'
import { createApp } from '../../../src/server/createApp'
import { knownDevices } from './knownDevices'
import { signInGuesses } from './signInGuesses'
import { subjectOfName } from './subjectOfName'
import { MOST_GUESSES, takeGuess } from './takeGuess'

let portal: TestPortal
let institution: string
let owner: string
let ownersId: string

beforeAll(async () => {
  portal = await createTestPortal()
  institution = (await twoSchools(portal.payload)).a.institution
})
afterAll(() => portal.stop())

beforeEach(async () => {
  const { userId } = await portal.as('editor', institution)
  owner = `code-${randomUUID().slice(0, 8)}`
  ownersId = userId
  const data = { username: owner, email: `${owner}@example.kz` }
  await portal.payload.db.updateOne({ collection: 'users', id: userId, data })
})

const HEADERS = { Host: 'localhost:3000', Origin: ORIGIN }
type Http = Pick<TestPortal['http'], 'post'>
const byJson = (name: string, password: string, cookie = '', http: Http = portal.http) =>
  http
    .post('/api/users/login')
    .set({ ...HEADERS, Cookie: cookie })
    .send({ username: name, password })
const byForm = (name: string, password: string, cookie = '', locale = 'ru') =>
  portal.http
    .post(`/${locale}/sign-in`)
    .set({ ...HEADERS, Cookie: cookie })
    .type('form')
    .send({ identifier: name, password })
/** Makes all guesses of a name but two, which are then made over HTTP. */
const useUp = async (name: string, cookie = '', http: Http = portal.http): Promise<number[]> => {
  const store = systemStore({ payload: portal.payload })
  const device = cookie === '' ? undefined : cookie.slice('orda-device='.length)
  for (let n = 2; n < MOST_GUESSES; n++) await takeGuess(store, subjectOfName(name, device))
  const answers = [await byJson(name, 'wrong', cookie, http), await byForm(name, 'wrong', cookie)]
  return answers.map(({ status }) => status)
}
const deviceOf = (answer: { get: (name: 'Set-Cookie') => string[] | undefined }): string =>
  (answer.get('Set-Cookie') ?? [])
    .map((line) => line.split(';')[0] ?? '')
    .filter((pair) => pair.startsWith('orda-device='))
    .join()

describe('an account that strangers guess at', () => {
  test.each([
    ['JSON', byJson],
    ['the form', byForm],
  ] as const)('lets in nobody unknown by %s, and the owner on his device', async (_name, send) => {
    const known = deviceOf(await send(owner, PASSWORD))
    expect(known).toMatch(/^orda-device=[\w-]{43}$/)
    expect(new Set(await useUp(owner))).toEqual(new Set([401]))
    const refused = await send(owner, PASSWORD)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3000)
    expect(refused.headers['retry-after']).toMatch(/^[1-9]\d{3}$/)
    expect(refused.get('Set-Cookie')).toBeUndefined()
    expect(refused.text).toMatch(/попыток|сәтсіз әрекет/)
    for (let n = 0; n < 3; n++)
      expect([200, 303]).toContain((await send(owner, PASSWORD, known)).status)
  })

  test('says in Kazakh what can be done', async () => {
    await useUp(owner)
    const { text } = await byForm(owner, PASSWORD, '', 'kk')
    expect(text).toMatch(/\d+ минуттан кейін қайталаңыз немесе бұрын кірген құрылғыңыздан кіріңіз/)
  })

  test('is guessed at 20 times by its two names, in whatever letters, and no more', async () => {
    await useUp(owner)
    await useUp(`${owner}@example.kz`)
    for (const name of [owner, owner.toUpperCase(), ` ${owner} `, `${owner}@EXAMPLE.kz`])
      expect((await byJson(name, PASSWORD)).status).toBe(429)
  })

  test('a made-up device, or one that others are known by, is a stranger', async () => {
    const other = deviceOf(await byJson(owner, PASSWORD))
    const { userId } = await portal.as('editor', institution)
    const name = `code-${randomUUID().slice(0, 8)}`
    await portal.payload.db.updateOne({ collection: 'users', id: userId, data: { username: name } })
    await useUp(name)
    for (const cookie of [other, `orda-device=${'a'.repeat(43)}`, 'orda-device=x', 'orda-device='])
      expect((await byJson(name, PASSWORD, cookie)).status).toBe(429)
    const answer = await byJson(owner, PASSWORD, `orda-device=${'a'.repeat(43)}`)
    expect(deviceOf(answer)).not.toContain('aaaa')
  })

  test('a known device has guesses of its own, and they end too', async () => {
    const known = deviceOf(await byJson(owner, PASSWORD))
    await useUp(owner, known)
    expect((await byJson(owner, PASSWORD, known)).status).toBe(429)
    expect((await byJson(owner, PASSWORD)).status).toBe(200)
  })

  test('signing in uses nothing up, though a whole school does it from one address', async () => {
    for (let n = 0; n < MOST_GUESSES + 3; n++)
      expect((await byJson(owner, PASSWORD)).status).toBe(200)
  })

  test('a new password from an administrator opens it at once, and knows no device', async () => {
    const known = deviceOf(await byJson(owner, PASSWORD))
    await useUp(owner)
    const root = await portal.as('root')
    const password = 'жеті қазына қайда'
    expect((await root.post(`/api/users/${ownersId}/password`).send({ password })).status).toBe(200)
    expect((await byJson(owner, password)).status).toBe(200)
    await useUp(owner)
    expect((await byJson(owner, password, known)).status).toBe(429)
  })
})

describe('whether an account exists', () => {
  test.each([
    ['JSON', byJson],
    ['the form', byForm],
  ] as const)('is not told by %s when too many guesses were made', async (_name, send) => {
    const names = [owner, `code-${randomUUID().slice(0, 8)}`]
    const answers = []
    for (const name of names) {
      const statuses = await useUp(name)
      const { headers, status, text } = await send(name, PASSWORD)
      const {
        date: _date,
        'x-request-id': _id,
        'retry-after': wait,
        ...rest
      } = headers as Record<string, string>
      expect(Number(wait)).toBeGreaterThan(3000)
      answers.push({
        statuses,
        status,
        rest,
        text: text.replaceAll(name, 'NAME').replace(/\d+ мин|"retryAfter":\d+/g, ''),
      })
    }
    expect(answers[1]).toEqual(answers[0])
  })
})

const isMongo = process.env.MONGODB_URI !== undefined
const onMongo = isMongo ? test : test.skip
const onSqlite = isMongo ? test.skip : test

onMongo('two processes count together', async () => {
  const instanceKey = randomUUID()
  const config = portalConfig(portal.settings, {}, [], true)
  const payload = await getPayload({ config, key: instanceKey })
  const second = request(createApp({ payload, instanceKey }))
  const known = deviceOf(await byJson(owner, PASSWORD))
  for (let n = 0; n < MOST_GUESSES; n++)
    expect((await byJson(owner, 'wrong', '', n % 2 === 0 ? portal.http : second)).status).toBe(401)
  for (const http of [portal.http, second]) {
    expect((await byJson(owner, PASSWORD, '', http)).status).toBe(429)
    expect((await byJson(owner, PASSWORD, known, http)).status).toBe(200)
  }
  await (payload.db as unknown as { close: () => Promise<void> }).close()
})

onSqlite('a restart forgets neither guesses nor devices', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'orda-throttle-'))
  const before = await createTestPortal({ dataDir })
  const { userId } = await before.as('editor')
  await before.payload.db.updateOne({ collection: 'users', id: userId, data: { username: owner } })
  const known = deviceOf(await byJson(owner, PASSWORD, '', before.http))
  const store = systemStore({ payload: before.payload })
  for (let n = 0; n < MOST_GUESSES; n++) await takeGuess(store, subjectOfName(owner))
  await before.stop()
  const after = await createTestPortal({ dataDir })
  expect((await byJson(owner, PASSWORD, '', after.http)).status).toBe(429)
  expect((await byJson(owner, PASSWORD, known, after.http)).status).toBe(200)
  await after.stop()
  rmSync(dataDir, { recursive: true })
})

test('what is stored tells neither what was typed nor which browser it was', async () => {
  const device = deviceOf(await byJson(owner, PASSWORD)).slice('orda-device='.length)
  await byJson(owner, 'wrong', `orda-device=${device}`)
  const store = systemStore({ payload: portal.payload })
  const rows = [
    ...(await store(signInGuesses.slug).find({})),
    ...(await store(knownDevices.slug).find({ where: { user: ownersId } })),
  ]
  expect(rows.length).toBeGreaterThan(1)
  expect(JSON.stringify(rows)).not.toContain(owner)
  expect(JSON.stringify(rows)).not.toContain(device)
})

test('with a person go his devices', async () => {
  await byJson(owner, PASSWORD)
  const root = await portal.as('root')
  expect((await root.delete(`/api/users/${ownersId}`)).status).toBe(200)
  const rows = await inTransaction(portal.payload, (req) =>
    systemStore({ payload: portal.payload, req })(knownDevices.slug).find({
      where: { user: ownersId },
    }),
  )
  expect(rows).toEqual([])
})
