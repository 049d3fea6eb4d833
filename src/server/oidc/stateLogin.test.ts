import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import request, { type Response } from 'supertest'
import { createTestPortal, ORIGIN, twoSchools, type TestPortal } from '#testing'
import { openStateService, type StateService } from '../../testing/stateService'
import { createApp } from '../createApp'

type Agent = Awaited<ReturnType<TestPortal['as']>>
const HEADERS = { Host: 'localhost:3000', Origin: ORIGIN }
// Invented, with the right check digit.
const IIN = '150315600011'

let portal: TestPortal
let service: StateService
let app: ReturnType<typeof createApp>
let head: Agent
let pupil: string

beforeAll(async () => {
  portal = await createTestPortal()
  service = await openStateService()
  const { instanceKey, payload } = portal
  app = createApp({ payload, instanceKey, stateLogin: service.settings })
  const at = await twoSchools(payload)
  head = await portal.as('head', at.a.institution)
  const data = { username: 'oqushy-1', name: 'Ойдан Шығарылған', institution: at.a.institution }
  const { body } = await head.post('/api/users').send(data)
  pupil = (body as { doc: { id: string } }).doc.id
  const kept = await head.post('/api/plugins/core/iin').send({ user: pupil, iin: IIN })
  expect(kept.status).toBe(200)
})
afterAll(async () => {
  await service.stop()
  await portal.stop()
})

/** A browser that has pressed the button. */
async function begun(to = '/kk/me', locale = 'kk') {
  const browser = request.agent(app).set(HEADERS)
  const answer = await browser.post(`/${locale}/sign-in/state`).type('form').send({ to })
  return { browser, answer, href: wayIn(answer) }
}
const wayIn = ({ headers }: Response): string =>
  String(headers.refresh ?? '').replace(/^0;url=/, '')

/** Comes back as the browser that was sent. */
const back = (browser: ReturnType<typeof request.agent>, { pathname, search }: URL) =>
  browser.get(pathname + search)

async function signedIn(to?: string, locale?: string) {
  const { browser, href } = await begun(to, locale)
  return { browser, answer: await back(browser, await service.walk(href)) }
}

describe('whoever the service of the state vouches for', () => {
  test('is signed in and comes where he wanted to', async () => {
    service.meet({ sub: 'a', iin: IIN })
    const { answer, browser } = await signedIn('/kk/me/security')
    expect([answer.status, answer.headers.location]).toEqual([303, '/kk/me/security'])
    const me = await browser.get('/api/users/me')
    expect((me.body as { user: { id: string } }).user.id).toBe(pupil)
  })
})
