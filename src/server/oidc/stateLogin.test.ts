import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createTestPortal, twoSchools, type TestPortal } from '#testing'
import { openStateService, type StateService } from '../../testing/stateService'
import { begun, browserOf, comeBack } from '../../testing/stateVisitor'
import { createApp } from '../createApp'

type Agent = Awaited<ReturnType<TestPortal['as']>>
// Invented, with the right check digit.
const [IIN, NOBODYS] = ['150315600011', '141125500023']
const CALLBACK = '/sign-in/state/callback'

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
beforeEach(() => {
  service.meet({ sub: 'a', iin: IIN })
})

async function visit(wish: Parameters<typeof begun>[1] = {}) {
  const { browser, href } = await begun(app, wish)
  return { browser, answer: await comeBack(browser, await service.walk(href)) }
}
type Row = Record<string, unknown>
const rows = async (collection: string): Promise<readonly Row[]> => {
  const all = { collection, limit: 0, pagination: false } as never
  return (await portal.payload.db.find<Row>(all)).docs
}
const counts = () =>
  Promise.all(['users', 'identities', 'sessions'].map(async (one) => (await rows(one)).length))

describe('the sign-in page', () => {
  test.each([
    ['kk', 'Синақ қызметі арқылы кіру'],
    ['ru', 'Войти через государственный сервис'],
  ] as const)('%s: leads to the service, where there is one', async (locale, words) => {
    const { text } = await browserOf(app).get(`/${locale}/sign-in?to=%2Fkk%2Fme`)
    expect(text).toContain(words)
    expect(text).toMatch(
      new RegExp(`<form[^>]* action="/${locale}/sign-in/state" method="post">.*value="/kk/me"`),
    )
  })

  test('says nothing of one, and leads nowhere, where there is none', async () => {
    expect((await portal.http.get('/kk/sign-in').set('Host', 'localhost:3000')).text).not.toContain(
      'sign-in/state',
    )
    const plain = browserOf(portal.app)
    expect((await plain.post('/kk/sign-in/state').type('form').send({ to: '/' })).status).toBe(404)
    expect((await plain.get(`${CALLBACK}?code=a&state=b`)).status).toBe(404)
    expect((await head.get('/kk/me/security')).text).not.toContain('security/state')
  })

  test('no other site sends anybody on the way', async () => {
    const { status } = await browserOf(app)
      .post('/kk/sign-in/state')
      .set('Origin', 'https://evil.example')
      .type('form')
      .send({ to: '/' })
    expect(status).toBe(403)
  })
})

describe('the way there', () => {
  test('is a page that goes on by itself, for this browser, and says where', async () => {
    const { answer, href } = await begun(app)
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store'])
    expect(answer.text).toContain('Синақ қызметі')
    expect(answer.text).not.toContain('<script')
    expect(answer.text).toContain(`href="${href.replaceAll('&', '&amp;')}"`)
    const [cookie = ''] = answer.headers['set-cookie'] as unknown as string[]
    expect(cookie).toMatch(/^orda-state=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/)
  })

  test('asks for a code by the safest means there are, and says nothing of the browser', async () => {
    const { answer, href } = await begun(app)
    const asked = Object.fromEntries(new URL(href).searchParams)
    expect(asked).toEqual({
      ...{ client_id: 'orda', response_type: 'code', scope: 'openid person' },
      redirect_uri: `http://localhost:3000${CALLBACK}`,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      ...{ nonce: expect.stringMatching(/^[\w-]{43}$/) as unknown },
      ...{ state: expect.stringMatching(/^[\w-]{43}$/) as unknown },
    })
    expect(new Set([asked.nonce, asked.state, asked.code_challenge]).size).toBe(3)
    const token = /orda-state=([\w-]{43})/.exec(String(answer.headers['set-cookie']))?.[1] ?? ''
    expect(href).not.toContain(token)
  })

  test('leaves nothing in the database by which somebody else could come back', async () => {
    const { answer, href } = await begun(app)
    const token = /orda-state=([\w-]{43})/.exec(String(answer.headers['set-cookie']))?.[1] ?? 'none'
    const { nonce = '', state = '' } = Object.fromEntries(new URL(href).searchParams)
    const kept = JSON.stringify(await rows('state-flows'))
    for (const secret of [token, nonce, state]) expect(kept).not.toContain(secret)
  })
})

describe('whoever the service vouches for', () => {
  test('is signed in, known by his browser, and comes where he wanted to', async () => {
    const { answer, browser } = await visit({ to: '/kk/me/security' })
    expect([answer.status, answer.headers.location]).toEqual([303, '/kk/me/security'])
    const cookies = String(answer.headers['set-cookie'])
    expect(cookies).toMatch(/orda=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Expires=/)
    expect(cookies).toMatch(/orda-device=[\w-]{43};/)
    expect(cookies).toContain('orda-state=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0')
    const me = await browser.get('/api/users/me')
    expect((me.body as { user: { id: string } }).user.id).toBe(pupil)
    expect((await rows('known-devices')).map(({ user }) => user)).toContain(pupil)
  })

  test.each([
    ['https://evil.example/', '/ru/me'],
    ['//evil.example', '/ru/me'],
    ['/\\evil.example', '/ru/me'],
    ['/admin', '/ru/me'],
    ['/kk/me/data', '/kk/me/data'],
  ])('and asked for %j is led to %s', async (to, location) => {
    const { answer } = await visit({ to, locale: 'ru' })
    expect(answer.headers.location).toBe(location)
  })

  test('is looked up by what is behind the access token, where the token itself is silent', async () => {
    const other = await openStateService({ isInToken: false })
    const { instanceKey, payload } = portal
    const beside = createApp({ payload, instanceKey, stateLogin: other.settings })
    other.meet({ sub: 'a', iin: IIN })
    const { browser, href } = await begun(beside)
    const answer = await comeBack(browser, await other.walk(href))
    await other.stop()
    expect([answer.status, answer.headers.location]).toEqual([303, '/kk/me'])
  })

  test('and is nobody here is told what to do, and nothing is stored', async () => {
    const before = await counts()
    service.meet({ sub: 'b', iin: NOBODYS })
    const { answer } = await visit({ locale: 'ru' })
    expect(answer.status).toBe(403)
    expect(answer.text).toContain(
      'Войдите по паролю и подключите вход через государственный сервис',
    )
    expect(answer.text).toContain('name="password"')
    expect(answer.text).not.toContain('aria-invalid')
    expect(String(answer.headers['set-cookie'])).not.toMatch(/orda=|orda-device=/)
    expect(await counts()).toEqual(before)
  })

  test('and whose account is off is told the very same', async () => {
    const off = (disabled: boolean) =>
      portal.payload.db.updateOne({
        collection: 'users',
        ...{ id: pupil, data: { disabled } },
      })
    service.meet({ sub: 'b', iin: NOBODYS })
    const nobody = (await visit()).answer
    service.meet({ sub: 'a', iin: IIN })
    await off(true)
    const { answer } = await visit()
    await off(false)
    expect([answer.status, answer.text]).toEqual([nobody.status, nobody.text])
  })

  test.each([
    ['no number', undefined],
    ['a number that is no text', 150315600011],
    ['a wrong check digit', '150315600012'],
    ['something around it', ' 150315600011'],
    ['a list', ['150315600011']],
    ['nothing', ''],
    ['an object', { value: '150315600011' }],
    ['that of a company', '200140000014'],
  ])('with %s is refused, by words that hold nothing of it', async (_what, iin) => {
    service.meet({ sub: 'c', iin })
    const { answer } = await visit()
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('Мемлекеттік сервис ЖСН бермеді')
    expect(answer.text).not.toContain('15031560001')
  })

  test('and has broken it off is told so', async () => {
    service.meet(undefined)
    const { answer } = await visit()
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('Мемлекеттік сервисте кіру тоқтатылды.')
  })
})

describe('what comes back', () => {
  const REFUSED = 'Мемлекеттік сервис арқылы кіру аяқталмады'
  const isRefused = ({ headers, status, text }: Awaited<ReturnType<typeof comeBack>>): void => {
    expect([status, text.includes(REFUSED)]).toEqual([400, true])
    expect(String(headers['set-cookie'])).not.toMatch(/orda=|orda-device=/)
  }

  test.each<[string, (back: URL) => void]>([
    ['another state', (back) => back.searchParams.set('state', 'x'.repeat(43))],
    ['no state', (back) => back.searchParams.delete('state')],
    ['two states', (back) => back.searchParams.append('state', 'x')],
    ['another code', (back) => back.searchParams.set('code', 'x'.repeat(43))],
    ['no code', (back) => back.searchParams.delete('code')],
    ['two codes', (back) => back.searchParams.append('code', 'x')],
    ['another service', (back) => back.searchParams.set('iss', 'https://evil.example')],
    ['no service', (back) => back.searchParams.delete('iss')],
    ['nothing', (back) => (back.search = '')],
    ['a token in place of a code', (back) => (back.search = '?id_token=a.b.c&state=x')],
    [
      'a fault of the service',
      (back) => {
        back.searchParams.delete('code')
        back.searchParams.set('error', 'server_error')
      },
    ],
  ])('with %s opens nothing', async (_what, change) => {
    const { browser, href } = await begun(app)
    const back = await service.walk(href)
    change(back)
    isRefused(await comeBack(browser, back))
  })

  test('to another browser opens nothing, whether it was on the way or not', async () => {
    const { href } = await begun(app)
    const back = await service.walk(href)
    isRefused(await comeBack(browserOf(app), back))
    isRefused(await comeBack((await begun(app)).browser, back))
  })

  test('for the second time opens nothing, also at once, and whatever cookie it comes with', async () => {
    const { answer, browser, href } = await begun(app)
    const back = await service.walk(href)
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
    const same = () => comeBack(browserOf(app), back).set('Cookie', cookie)
    const statuses = (await Promise.all([same(), same(), same()])).map(({ status }) => status)
    expect(statuses.sort()).toEqual([303, 400, 400])
    isRefused(await comeBack(browser, back))
    isRefused(await same())
  })

  test('after ten minutes opens nothing', async () => {
    const { browser, href } = await begun(app)
    const back = await service.walk(href)
    const begunAt = new Date(Date.now() - 601_000).toISOString()
    await portal.payload.db.updateMany({ collection: 'state-flows', data: { begunAt }, where: {} })
    isRefused(await comeBack(browser, back))
  })

  test('is an address that nobody keeps, and no other method opens', async () => {
    const browser = browserOf(app)
    const answer = await browser.get(`${CALLBACK}?code=a&state=b`)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['referrer-policy']).toBe('same-origin')
    expect((await browser.post(CALLBACK).send('code=a')).status).toBe(404)
  })
})
