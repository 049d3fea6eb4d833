import { afterAll, beforeAll, expect, test } from '@jest/globals'
import request from 'supertest'
import { contentsOf, createTestPortal, ORIGIN, type TestPortal } from '#testing'
import { openFalseService, type FalseService } from '../../testing/falseService'
import { createApp, type App } from '../createApp'

/** T-RESET: what strangers may send is text; anything else is refused in words, by every entrance there is. */
let portal: TestPortal
let service: FalseService
let app: App

beforeAll(async () => {
  portal = await createTestPortal()
  service = await openFalseService()
  const { instanceKey, payload } = portal
  app = createApp({ payload, instanceKey, stateLogin: service.settings })
  const { userId } = await portal.as('root')
  const data = { username: 'bas-admin', email: 'bas@example.kz' }
  await payload.db.updateOne({ collection: 'users', id: userId, data })
})
afterAll(async () => {
  await service.stop()
  await portal.stop()
})

const ENTRANCES = [
  '/api/users/login',
  '/api/users/refresh-token',
  '/api/users/forgot-password',
  '/api/users/reset-password',
  '/api/users/first-register',
  '/api/users/unlock',
  '/api/users/verify/x',
  '/kk/sign-in',
  '/kk/sign-in/slip',
  '/kk/sign-in/recover',
  '/kk/sign-in/recover/new',
  '/kk/sign-in/code',
  '/kk/sign-in/password',
  '/kk/sign-in/enrol/begin',
  '/kk/sign-in/enrol/confirm',
  '/kk/me/password',
  '/kk/me/email',
  '/kk/email',
] as const

const NAME = 'bas-admin'
const JSONS: readonly unknown[] = [
  { username: { $ne: '' }, password: { $ne: '' } },
  { username: { equals: NAME }, password: ['x'] },
  { username: [NAME], password: [] },
  { username: NAME, password: null },
  { username: NAME, password: true },
  { email: ['bas@example.kz', 'evil@example.kz'], token: { $gt: '' }, password: 'x'.repeat(20) },
  { email: 'bas@example.kz,evil@example.kz', token: null, password: 'x'.repeat(20) },
  { username: NAME, password: 'wrong', role: 'root', disabled: false, __proto__: { role: 'root' } },
  JSON.parse('{"__proto__":{"isRoot":true},"username":"x","password":"y"}'),
  JSON.parse('{"constructor":{"prototype":{"isRoot":true}},"username":"x","password":"y"}'),
  [],
  [{ username: NAME, password: 'x' }],
  'text',
  5,
  null,
]
const FORMS = [
  'identifier[$ne]=&password[$ne]=&code[$ne]=',
  'identifier[]=a&identifier[]=b&password[]=c&code[]=d',
  '__proto__[isRoot]=true&identifier=x&password=y&code=z',
  'constructor[prototype][isRoot]=true&code=1',
  `code=${'1'.repeat(5000)}&again=${'x'.repeat(5000)}&password=${'x'.repeat(5000)}`,
  'code=%00&password=%00&identifier=%00&again=%ff',
  'part=__proto__',
  '&&&===',
]
/** What counts guesses and ways counts these too. */
const COUNTED = ['sign-in-guesses', 'state-flows']

test.each(ENTRANCES)('%s', async (path) => {
  const before = await contentsOf(portal.payload, COUNTED)
  const send = () => request(app).post(path).set({ Host: 'localhost:3000', Origin: ORIGIN })
  for (const body of JSONS) {
    const answer = await send().type('json').send(JSON.stringify(body))
    expect([path, body, answer.status < 500 && answer.status !== 200]).toEqual([path, body, true])
    expect(String(answer.get('Set-Cookie'))).not.toMatch(/orda=[\w-]{43}/)
  }
  for (const body of FORMS) {
    const answer = await send().type('form').send(body)
    expect([path, body, answer.status < 500 && answer.status !== 200]).toEqual([path, body, true])
    expect(String(answer.get('Set-Cookie'))).not.toMatch(/orda=[\w-]{43}/)
  }
  expect(({} as { isRoot?: unknown }).isRoot).toBeUndefined()
  expect(await contentsOf(portal.payload, COUNTED)).toEqual(before)
})
