import { afterAll, beforeAll, expect, test } from '@jest/globals'
import request from 'supertest'
import { createTestPortal, ORIGIN, PASSWORD, twoSchools, type TestPortal } from '#testing'
import { openFalseService, type FalseService } from '../../testing/falseService'
import { begun, comeBack } from '../../testing/stateVisitor'
import { createApp, type App } from '../createApp'

/** A-25, T-SECRETS: whoever steals the database has nothing with which to come in. */
const IIN = '150315600011'
let portal: TestPortal
let service: FalseService
let app: App

beforeAll(async () => {
  portal = await createTestPortal()
  service = await openFalseService()
  const { instanceKey, payload } = portal
  app = createApp({ payload, instanceKey, stateLogin: service.settings })
})
afterAll(async () => {
  await service.stop()
  await portal.stop()
})

async function everything(): Promise<string> {
  const parts: string[] = []
  for (const { slug, versions } of portal.payload.config.collections) {
    const all = { collection: slug, limit: 0, pagination: false }
    parts.push(JSON.stringify((await portal.payload.db.find(all)).docs))
    if (versions) parts.push(JSON.stringify((await portal.payload.db.findVersions(all)).docs))
  }
  return parts.join('\n')
}

const tokensIn = (answer: { get: (name: string) => unknown }): string[] =>
  [...String(answer.get('Set-Cookie')).matchAll(/=([\w-]{43});/g)].map(([, token]) => token ?? '')

test('no password, number, or value of a cookie stands in the database', async () => {
  const { institution } = (await twoSchools(portal.payload)).a
  const head = await portal.as('head', institution)
  const data = { name: 'Ойдан Шығарылған', username: 'oqushy-1', institution, password: PASSWORD }
  const made = await head.post('/api/users').send(data)
  const { id } = (made.body as { doc: { id: string } }).doc
  expect((await head.post('/api/plugins/core/iin').send({ user: id, iin: IIN })).status).toBe(200)
  const login = await request(app)
    .post('/api/users/login')
    .set({ Host: 'localhost:3000', Origin: ORIGIN })
    .send({ username: 'oqushy-1', password: PASSWORD })
  const there = await begun(app)
  const before = await everything()
  service.behave({ claims: { iin: IIN } })
  const back = await comeBack(there.browser, service.answerTo(there.href))
  expect([login.status, back.status]).toEqual([200, 303])
  const asked = new URL(there.href).searchParams
  const secrets = [
    ...[...tokensIn(login), ...tokensIn(there.answer), ...tokensIn(back), PASSWORD, IIN],
    ...[asked.get('state') ?? '', asked.get('nonce') ?? '', service.settings.clientSecret],
  ]
  expect(secrets.length).toBeGreaterThan(8)
  const kept = before + (await everything())
  expect(kept).toContain('oqushy-1')
  for (const [index, secret] of secrets.entries()) {
    expect([index, secret.length > 8]).toEqual([index, true])
    for (const form of [secret, Buffer.from(secret).toString('base64'), encodeURIComponent(secret)])
      expect([index, kept.includes(form)]).toEqual([index, false])
  }
})
