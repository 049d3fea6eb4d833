import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createTestPortal, twoSchools, type TestPortal } from '#testing'
import { openFalseService, type FalseService, type Lies } from '../../testing/falseService'
import { begun, browserOf, comeBack } from '../../testing/stateVisitor'
import { createApp } from '../createApp'

const IIN = '150315600011'
const DOWN = 'Мемлекеттік сервис қазір жауап бермейді.'

let portal: TestPortal
let service: FalseService
let app: ReturnType<typeof createApp>
const log: string[] = []

/** A portal that has not asked the service anything yet. */
const newApp = (stateLogin = service.settings) => {
  const { instanceKey, payload } = portal
  return createApp({ payload, instanceKey, stateLogin })
}

beforeAll(async () => {
  portal = await createTestPortal()
  service = await openFalseService()
  app = newApp()
  const at = await twoSchools(portal.payload)
  const head = await portal.as('head', at.a.institution)
  const data = { username: 'oqushy-1', name: 'Ойдан Шығарылған', institution: at.a.institution }
  const { body } = await head.post('/api/users').send(data)
  const user = (body as { doc: { id: string } }).doc.id
  await head.post('/api/plugins/core/iin').send({ user, iin: IIN })
  for (const level of ['info', 'warn', 'error'] as const)
    Object.assign(portal.payload.logger, {
      [level]: (...entry: unknown[]) => log.push(JSON.stringify(entry)),
    })
})
afterAll(async () => {
  await service.stop()
  await portal.stop()
})
beforeEach(() => {
  service.behave({ claims: { iin: IIN } })
  log.length = 0
})

async function visit(lies: Lies, more?: Readonly<Record<string, string>>) {
  const { browser, href } = await begun(app)
  service.behave({ ...lies, claims: { iin: IIN, ...lies.claims } })
  return comeBack(browser, service.answerTo(href, more))
}

test('what the service says honestly opens a session', async () => {
  expect((await visit({})).status).toBe(303)
})

const now = Math.floor(Date.now() / 1000)

test.each<[string, Lies]>([
  ['signed by a key that nobody knows', { signature: 'foreign' }],
  ['not signed', { signature: 'none' }],
  ['signed by a secret of ours', { signature: 'secret' }],
  ['of another service', { claims: { iss: 'https://evil.example' } }],
  ['for somebody else', { claims: { aud: 'another-portal' } }],
  ['for us and others, and not by our wish', { claims: { aud: ['orda', 'b'], azp: 'b' } }],
  ['of another way', { claims: { nonce: 'x'.repeat(43) } }],
  ['of no way', { claims: { nonce: undefined } }],
  ['that is over', { claims: { exp: now - 3600, iat: now - 7200 } }],
  ['that never ends', { claims: { exp: undefined } }],
  ['of nobody', { claims: { sub: undefined } }],
])('a token %s opens nothing', async (_what, lies) => {
  const answer = await visit(lies)
  expect([answer.status, answer.text.includes('кіру аяқталмады')]).toEqual([400, true])
  expect(String(answer.headers['set-cookie'])).not.toMatch(/orda=|orda-device=/)
})

test('an answer counts once, though the service would take it again', async () => {
  const { answer, browser, href } = await begun(app)
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
  const back = service.answerTo(href)
  expect((await comeBack(browser, back)).status).toBe(303)
  expect((await comeBack(browserOf(app), back).set('Cookie', cookie)).status).toBe(400)
})

test('a person that is another behind the access token is nobody', async () => {
  const lies = { claims: { iin: undefined }, userinfo: { sub: 'somebody else', iin: IIN } }
  expect((await visit(lies)).status).toBe(400)
  expect((await visit({ ...lies, userinfo: { iin: IIN } })).status).toBe(303)
  expect((await visit({ claims: { iin: undefined } })).text).toContain('ЖСН бермеді')
})

test('what a service says of an answer it does not accept is not shown', async () => {
  const answer = await visit({ tokenStatus: 400 })
  expect([answer.status, answer.text.includes('lie')]).toEqual([400, false])
})

test('nothing of a person, a code or a token is in the log, only what was wrong', async () => {
  await visit({ claims: { iin: '150315600012' } }, { code: 'a-code-of-one-time' })
  await visit({ signature: 'foreign' }, { code: 'a-code-of-one-time' })
  await visit({ claims: { aud: 'x' } }, { code: 'a-code-of-one-time' })
  const written = log.join('\n')
  expect(written).toContain('state_login_nameless')
  expect(written).toContain('OAUTH_JWT_CLAIM_COMPARISON_FAILED')
  for (const secret of [IIN, '150315600012', 'a-code', 'eyJ', service.settings.clientSecret])
    expect(written).not.toContain(secret)
})

test('a service that breaks down on the way is told, and one may try again', async () => {
  const answer = await visit({ tokenStatus: 502 })
  expect([answer.status, answer.headers['retry-after']]).toEqual([503, '60'])
  expect(answer.text).toContain(DOWN)
  expect((await visit({})).status).toBe(303)
})

test('one that calls itself something else is none', async () => {
  service.behave({ issuer: 'https://evil.example' })
  const { answer } = await begun(newApp())
  expect([answer.status, answer.text.includes(DOWN)]).toEqual([503, true])
})

test('it is asked what it is once, at the first visit, also by many at once', async () => {
  const [fresh, before] = [newApp(), service.discoveries()]
  expect((await browserOf(fresh).get('/kk/sign-in')).status).toBe(200)
  expect(service.discoveries()).toBe(before)
  await Promise.all([begun(fresh), begun(fresh), begun(fresh)])
  await begun(fresh)
  expect(service.discoveries()).toBe(before + 1)
})

test('one that is silent costs five seconds, and nobody else anything', async () => {
  service.behave({ silentAt: '/.well-known/openid-configuration' })
  const from = performance.now()
  const waiting = begun(newApp())
  const others = await browserOf(app).get('/kk/sign-in')
  expect([others.status, performance.now() - from < 3000]).toEqual([200, true])
  expect((await waiting).answer.status).toBe(503)
  expect(performance.now() - from).toBeLessThan(8000)
}, 15_000)

test('one that is down leaves the password, and is there again when it is up', async () => {
  const gone = await openFalseService()
  const { settings } = gone
  await gone.stop()
  const fresh = newApp(settings)
  const { answer } = await begun(fresh)
  expect([answer.status, answer.headers['retry-after']]).toEqual([503, '60'])
  expect(answer.text).toContain(DOWN)
  expect(answer.text).toContain('action="/kk/sign-in"')
  const back = await openFalseService(Number(new URL(settings.issuer).port))
  expect((await begun(fresh)).answer.status).toBe(200)
  await back.stop()
})
