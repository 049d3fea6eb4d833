import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import request from 'supertest'
import { createTestPortal, ORIGIN, PASSWORD, type TestPortal } from '#testing'
import { openFalseService, type FalseService } from '../../testing/falseService'
import { begun, comeBack } from '../../testing/stateVisitor'
import { createApp, type App } from '../createApp'

/** T-REDIR, A-15: wherever an answer leads, it is a path of ours. */
const HEADERS = { Host: 'localhost:3000', Origin: ORIGIN }
const IIN = '150315600011'
let portal: TestPortal
let service: FalseService
let app: App
let username: string

beforeAll(async () => {
  portal = await createTestPortal()
  service = await openFalseService()
  service.behave({ claims: { iin: IIN } })
  const { instanceKey, payload } = portal
  app = createApp({ payload, instanceKey, stateLogin: service.settings })
  const { userId } = await portal.as('teacher')
  username = 'ustaz-1'
  await payload.db.updateOne({ collection: 'users', id: userId, data: { username } })
})
afterAll(async () => {
  await service.stop()
  await portal.stop()
})

const HOSTILE = [
  'https://evil.example/',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/..//evil.example',
  '/%2e%2e//evil.example',
  '/\t/evil.example',
  '/%09/evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'http:evil.example',
  'http://localhost:3000@evil.example/',
  'http://localhost:3000.evil.example/',
  '/kk/\r\nLocation: https://evil.example',
]
const isOurs = (location: string | undefined): boolean => {
  if (location === undefined) return true
  return /^\/(?![/\\])/.test(location) && new URL(location, ORIGIN).origin === ORIGIN
}

describe.each(HOSTILE)('asked for %j', (to) => {
  const query = encodeURIComponent(to)

  test('whoever signs in stays with us, by whichever name it is asked', async () => {
    const byForm = await request(app)
      .post('/kk/sign-in')
      .set(HEADERS)
      .type('form')
      .send({ identifier: username, password: PASSWORD, to })
    expect([byForm.status, isOurs(byForm.headers.location as string)]).toEqual([303, true])
    const cookie = byForm.get('Set-Cookie')?.[0]?.split(';')[0] ?? ''
    for (const path of [
      `/kk/sign-in?to=${query}`,
      `/kk/sign-in?redirect=${query}`,
      `/kk/sign-in?returnTo=${query}`,
      `/kk/sign-in/code?to=${query}`,
      `/kk/sign-in/enrol?to=${query}`,
      `/kk/view?to=${query}`,
      `/kk/me?to=${query}`,
    ]) {
      for (const Cookie of [cookie, ''])
        expect([
          path,
          isOurs(
            (await request(app).get(path).set({ Host: 'localhost:3000', Cookie })).headers.location,
          ),
        ]).toEqual([path, true])
    }
  })

  test('whoever comes by the state, keeps a view or signs out, too', async () => {
    const { browser, href } = await begun(app, { to })
    const back = await comeBack(browser, service.answerTo(href))
    expect(isOurs(back.headers.location)).toBe(true)
    for (const path of ['/kk/view', '/kk/sign-out', '/kk/sign-in/code', '/kk/me/email']) {
      const { headers } = await request(app).post(path).set(HEADERS).type('form').send({ to })
      expect([path, isOurs(headers.location)]).toEqual([path, true])
    }
  })
})

test('a path that begins like another site is nobody’s', async () => {
  for (const path of [
    '//evil.example/kk/',
    '/kk//evil.example',
    '/kz//evil.example',
    '/kk/..//x',
  ]) {
    const { headers } = await request(app).get(path).set({ Host: 'localhost:3000' })
    expect([path, isOurs(headers.location)]).toEqual([path, true])
  }
})
