import { afterAll, beforeAll, expect, test } from '@jest/globals'
import request, { type Response } from 'supertest'
import { createTestPortal, type TestPortal } from '#testing'
import { createAdmin } from '../../commands/createAdmin'
import { openFalseService, type FalseService } from '../../testing/falseService'
import { wayIn } from '../../testing/stateVisitor'
import { createApp, type App } from '../createApp'

/** T-COOKIE, A-12: what is set on https, on every way in and out. */
const HOST = 'portal.example.kz'
const HEADERS = { Host: HOST, Origin: `https://${HOST}` }
let portal: TestPortal
let service: FalseService
let app: App
let password = ''

beforeAll(async () => {
  portal = await createTestPortal({ origin: HEADERS.Origin })
  service = await openFalseService()
  const { instanceKey, payload } = portal
  app = createApp({ payload, instanceKey, stateLogin: service.settings })
  const print = (line: string): void => {
    password = /^password: +(\S+)/.exec(line)?.[1] ?? password
  }
  const context = { args: ['--username', 'bas-admin'], payload, print }
  await createAdmin(context)
})
afterAll(async () => {
  await service.stop()
  await portal.stop()
})

const SECRET = ['__Host-orda', '__Host-orda-device', '__Host-orda-state']
/** What a browser may prefer; it opens nothing. */
const PLAIN = ['lang', 'payload-lng', 'view']

const isRight = (line: string): boolean => {
  const [pair = '', ...flags] = line.split('; ')
  const name = pair.slice(0, pair.indexOf('='))
  if (flags.some((flag) => /^domain/i.test(flag)) || !flags.includes('Path=/')) return false
  if (!flags.includes('SameSite=Lax')) return false
  if (PLAIN.includes(name)) return true
  return SECRET.includes(name) && flags.includes('HttpOnly') && flags.includes('Secure')
}
const send = (path: string) => request(app).post(path).set(HEADERS)
const credentials = () => ({ username: 'bas-admin', password })

test('every cookie is bound to our host, and the secret ones are no script’s', async () => {
  const byForm = await send('/kk/sign-in')
    .type('form')
    .send({ identifier: 'bas-admin', password, to: '/kk/me' })
  expect(byForm.status).toBe(303)
  const byJson = await send('/api/users/login').send(credentials())
  expect(byJson.status).toBe(200)
  const there = await send('/kk/sign-in/state').type('form').send({ to: '/kk/me' })
  expect(there.status).toBe(200)
  const state = there.get('Set-Cookie')?.[0]?.split(';')[0] ?? ''
  const { pathname, search } = service.answerTo(wayIn(there))
  const back = await request(app)
    .get(pathname + search)
    .set({ Host: HOST, Cookie: state })
  const session = byJson.get('Set-Cookie')?.[0]?.split(';')[0] ?? ''
  const out = await send('/kk/sign-out').set('Cookie', session)
  const outByJson = await send('/api/users/logout')
  const view = await send('/kk/view').type('form').send({ size: '2' })
  const answers: Record<string, Response> = {
    ...{ byForm, byJson, there, back, out, outByJson, view },
  }
  for (const [name, answer] of Object.entries(answers)) {
    const lines = answer.get('Set-Cookie') ?? []
    expect([name, lines.length > 0, lines.filter((line) => !isRight(line))]).toEqual([
      ...[name, true, []],
    ])
  }
})

test('a cookie of plain http, which another host may have set, is nobody', async () => {
  const answer = await send('/api/users/login').send(credentials())
  const token = /__Host-orda=([\w-]{43})/.exec(String(answer.get('Set-Cookie')))?.[1] ?? ''
  const me = (name: string) =>
    request(app)
      .get('/api/users/me')
      .set({ Host: HOST, Cookie: `${name}=${token}` })
  expect((await me('__Host-orda')).body).not.toMatchObject({ user: null })
  for (const name of ['orda', '__Secure-orda', '__host-orda', 'payload-token'])
    expect((await me(name)).body).toMatchObject({ user: null })
})
