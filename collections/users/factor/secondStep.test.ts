import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import request from 'supertest'
import { idOf, portalOf, systemStore } from '#kernel'
import {
  appCode,
  codesIn,
  createTestPortal,
  enrolApp,
  led,
  ORIGIN,
  PASSWORD,
  secretIn,
  sendStep,
  twoSchools,
  type Enrolled,
  type TestPortal,
} from '#testing'
import { enter } from '../signIn'
import { changeFactor } from './change'

let portal: TestPortal
let school: string
beforeAll(async () => {
  portal = await createTestPortal({ secondFactor: 'demanded' })
  school = (await twoSchools(portal.payload)).a.institution
})
afterAll(() => portal.stop())

type Agent = Awaited<ReturnType<TestPortal['as']>>
const browser = () => request.agent(portal.app).set('Host', 'localhost:3000').set('Origin', ORIGIN)

const nameOf = async (id: string): Promise<string> => {
  const where = { id: { equals: id } }
  const user = await portal.payload.db.findOne<{ id: string; username: string }>({
    ...{ collection: 'users', where },
  })
  return user?.username ?? ''
}
/** By the form that programs send. */
const signIn = async (agent: ReturnType<typeof browser>, user: string) =>
  agent.post('/api/users/login').send({ username: await nameOf(user), password: PASSWORD })

/** A browser that has shown the password, without its hash: that costs most of the time here. */
const come = async (user: string) => {
  const { needs, token } = await enter(portal.payload, user, {})
  let cookie = `orda=${token}`
  const from = () => ({ Cookie: cookie, Host: 'localhost:3000', Origin: ORIGIN })
  const get = (path: string) => portal.http.get(path).set(from())
  return {
    get,
    needs,
    async give(code: string | undefined): Promise<number> {
      const answer = await portal.http.post('/api/users/second-step').set(from()).send({ code })
      const [line] = (answer.get('Set-Cookie') ?? []).filter((one) => one.startsWith('orda='))
      cookie = line?.split(';')[0] ?? cookie
      return answer.status
    },
    post: (path: string, sent: object) =>
      portal.http.post(path).set(from()).type('form').send(sent),
    me: async () => idOf((await get('/api/users/me')).body.user) ?? undefined,
  }
}

const whoami = async (agent: ReturnType<typeof browser>): Promise<string | undefined> =>
  idOf((await agent.get('/api/users/me')).body.user) ?? undefined

const byCookie = (path: string, cookie: string) =>
  portal.http.get(path).set({ Cookie: cookie, Host: 'localhost:3000' })

/** Every row of every table. */
const everything = (): Promise<unknown[]> =>
  Promise.all(
    portal.payload.config.collections.map(({ slug }) =>
      portal.payload.db.find({ collection: slug, limit: 0, pagination: false }),
    ),
  )

/** As if no code of the app had been used yet. */
const rewind = (user: string) =>
  changeFactor(portal.payload, user, ({ factor, ...kept }) => {
    const { app } = factor
    if (!app) throw new Error('no app')
    return [{ ...kept, factor: { ...factor, app: { ...app, lastStep: -1 } } }, undefined]
  })

/** A head with an app, in the browser in which he has set it up. */
const head = async (): Promise<{ agent: Agent; user: string } & Enrolled> => {
  const agent = await portal.as('head', school)
  return { agent, user: agent.userId, ...(await enrolApp(agent)) }
}

describe('whoever needs a second factor and has none', () => {
  let agent: Agent
  beforeAll(async () => {
    agent = await portal.as('head', school)
  })

  test('is told so when he signs in', async () => {
    const { body } = await signIn(browser(), agent.userId)
    expect(body).toMatchObject({ needs: 'enrolment', user: { id: agent.userId } })
  })

  test.each([
    ['get', '/api/users'],
    ['get', '/api/institutions?where[name][exists]=true&select[name]=true'],
    ['post', '/api/users/refresh-token'],
    ['get', '/api/plugins/core/my-roles'],
    ['get', '/api/plugins/core/dashboard'],
    ['post', '/api/plugins/core/memberships'],
    ['get', '/api/payload-preferences/nav'],
    ['post', '/api/users/1/password'],
    ['get', '/api/openapi.json'],
    ['get', '/kk/preview/look'],
  ])('is nobody at the door %s %s', async (method, path) => {
    const sent = { user: 'x', role: 'teacher', password: 'correct horse battery 2' }
    const ask = (who: ReturnType<typeof browser>) =>
      method === 'get' ? who.get(path) : who.post(path).send(sent)
    const [his, strangers] = [await ask(agent), await ask(browser())]
    expect([his.status, his.text]).toEqual([strangers.status, strangers.text])
  })

  test('is nobody to himself, and not signed in anywhere', async () => {
    expect(await whoami(agent)).toBeUndefined()
    expect((await agent.get('/api/access')).body).toEqual((await browser().get('/api/access')).body)
  })

  test.each(['/kk/me', '/kk/me/security', '/kk/me/data.json', '/kk/sign-in'])(
    'is led from %s to what he has to do, and no further',
    async (path) => {
      const shown = await led(agent, await agent.get(path))
      expect(shown.status).toBe(200)
      expect(shown.text).toMatch(/action="\/(kk|ru)\/sign-in\/enrol\/begin"/)
    },
  )

  test.each(['code', 'password'])('has nothing to do at the step %s', async (step) => {
    const { headers, status } = await agent.get(`/kk/sign-in/${step}`)
    expect([status, headers.location]).toEqual([303, '/kk/sign-in/enrol'])
  })

  test('gets in by no form but that of his step', async () => {
    for (const [path, sent] of [
      ['code', { code: '123456' }],
      ['password', { password: 'correct horse battery 2', again: 'correct horse battery 2' }],
      ['enrol/confirm', { code: '123456' }],
      ['enrol/begin', { part: 'recovery' }],
      ['enrol/kept', {}],
    ] as const)
      await agent.post(`/kk/sign-in/${path}`).type('form').send(sent)
    expect((await agent.post('/api/users/second-step').send({ code: '123456' })).status).toBe(401)
    expect(
      (await agent.post('/kk/me/security/factor').type('form').send({ part: 'app' })).status,
    ).toBe(303)
    expect(await whoami(agent)).toBeUndefined()
  })

  test('sets up an app, is in at once by another token, and is asked for a code elsewhere', async () => {
    const answers = [await agent.get('/kk/sign-in/enrol'), await agent.get('/kk/sign-in/enrol')]
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const before = await come(agent.userId)
    const { recovery } = await enrolApp(agent)
    expect(await whoami(agent)).toBe(agent.userId)
    expect(new Set(recovery).size).toBe(10)
    // What waited elsewhere has ended.
    const elsewhere = await before.get('/kk/sign-in/enrol')
    expect(elsewhere.headers.location).toMatch(/^\/kk\/sign-in\?to=/)
    const other = await come(agent.userId)
    expect([other.needs, await other.me()]).toEqual(['code', undefined])
  })
})

describe('what is being set up', () => {
  test('is shown to the session that began it alone', async () => {
    const agent = await portal.as('deputy', school)
    const other = await come(agent.userId)
    const begun = await sendStep(agent, 'enrol/begin', { part: 'card' })
    expect(begun.text).toContain('code-card')
    expect((await other.get('/ru/sign-in/enrol')).text).not.toContain('code-card')
    const refused = await other.post('/ru/sign-in/enrol/confirm', { code: '1' })
    expect(refused.status).toBe(409)
  })

  test('is not confirmed by a wrong code, and by none when it took too long', async () => {
    const agent = await portal.as('deputy', school)
    const wrong = async () => (await sendStep(agent, 'enrol/confirm', { code: '000000' })).status
    await sendStep(agent, 'enrol/begin', { part: 'app' })
    expect(await wrong()).toBe(401)
    await changeFactor(portal.payload, agent.userId, ({ factor, ...kept }) => {
      const { waiting } = factor
      return waiting && [{ ...kept, factor: { ...factor, waiting: { ...waiting, until: 1 } } }, 1]
    })
    expect(await wrong()).toBe(409)
    expect(await whoami(agent)).toBeUndefined()
  })
})

describe('the second step', () => {
  test('takes a code once, and not another time in another browser', async () => {
    const { secret, user } = await head()
    await rewind(user)
    const code = appCode(secret)
    const [one, two] = [await come(user), await come(user)]
    expect([await one.give(code), await two.give(code)]).toEqual([200, 401])
    expect([await one.me(), await two.me()]).toEqual([user, undefined])
  })

  test('of many that send one code at once lets one in', async () => {
    const { recovery, secret, user } = await head()
    await rewind(user)
    const many = await Promise.all(Array.from({ length: 5 }, () => come(user)))
    for (const code of [appCode(secret), recovery[0]]) {
      const statuses = await Promise.all(many.map((each) => each.give(code)))
      expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    }
  })

  /** A step must not end between the reading of a code and its giving. */
  const earlyInStep = async () => {
    const left = 30_000 - (Date.now() % 30_000)
    if (left < 8000) await pause(left + 100)
  }

  test('takes the code before and the one after, and none further away', async () => {
    const { secret, user } = await head()
    for (const [steps, status] of [
      [-2, 401],
      [2, 401],
      [-1, 200],
      [1, 200],
    ] as const) {
      await rewind(user)
      const other = await come(user)
      await earlyInStep()
      expect([steps, await other.give(appCode(secret, steps))]).toEqual([steps, status])
    }
  })

  test('gives the session another token; the former one is nothing', async () => {
    const { recovery, user } = await head()
    const agent = browser()
    const tokenIn = (lines: string[] | undefined) =>
      /^orda=([^;]+)/.exec((lines ?? []).find((line) => line.startsWith('orda=')) ?? '')?.[1] ?? ''
    const before = tokenIn((await signIn(agent, user)).get('Set-Cookie'))
    const answer = await agent.post('/api/users/second-step').send({ code: recovery[3] })
    const after = tokenIn(answer.get('Set-Cookie'))
    expect(after).not.toBe(before)
    const me = async (token: string): Promise<unknown> =>
      (await byCookie('/api/users/me', `orda=${token}`)).body.user
    expect([await me(before), await me(after)]).toEqual([null, expect.anything()])
  })

  test('is left by signing out, and over after ten minutes', async () => {
    const { user } = await head()
    const [left, late] = [browser(), browser()]
    await signIn(left, user)
    await left.post('/ru/sign-out')
    expect((await left.get('/ru/sign-in/code')).headers.location).toMatch(/^\/ru\/sign-in\?to=/)
    const { body } = await signIn(late, user)
    const minutes = (Number(body.exp) - Date.now() / 1000) / 60
    expect(minutes).toBeGreaterThan(9.9)
    expect(minutes).toBeLessThanOrEqual(10)
    const { db } = portal.payload
    const openedAt = new Date(Date.now() - 10 * 60_000 - 1).toISOString()
    await db.updateMany({
      ...{ collection: 'sessions', data: { openedAt }, where: { user: { equals: user } } },
    })
    portalOf(portal.payload).subjects.clear()
    expect((await late.get('/ru/sign-in/code')).headers.location).toMatch(/^\/ru\/sign-in\?to=/)
  })

  test('leads on to where somebody wanted to go, and nowhere else', async () => {
    const { recovery, user } = await head()
    for (const [index, to, wanted] of [
      [0, '/ru/me/data', '/ru/me/data'],
      [1, 'https://evil.example/', '/admin'],
    ] as const) {
      const agent = browser()
      const username = await nameOf(user)
      const form = { identifier: username, password: PASSWORD, to }
      const first = await agent.post('/ru/sign-in').type('form').send(form)
      expect(first.headers.location).toMatch(/^\/ru\/sign-in\/code/)
      const page = await agent.get(String(first.headers.location))
      const carried = /name="to" value="([^"]*)"/.exec(page.text)?.[1]
      const sent = await agent
        .post('/ru/sign-in/code')
        .type('form')
        .send({ code: recovery[index], to: carried })
      const last = await agent.get(String(sent.headers.location))
      expect(last.headers.location).toBe(wanted)
    }
  })

  test('says the same of every code that is not right, and stores nothing of it', async () => {
    const { user } = await head()
    const agent = await come(user)
    const texts = new Set<string>()
    for (const code of ['000000', '12345678', '1234567890123456', 'пароль', '', ' '.repeat(64)]) {
      const { status, text } = await agent.post('/ru/sign-in/code', { code })
      expect(status).toBe(401)
      texts.add(text)
    }
    expect(texts.size).toBe(1)
    expect(await agent.give(undefined)).toBe(400)
  })
})

describe('recovery codes', () => {
  test('count once each, and each use is told at once', async () => {
    const { agent, recovery, user } = await head()
    const code = recovery[7] ?? ''
    const use = async () => (await come(user)).give(code)
    expect([await use(), await use()]).toEqual([200, 401])
    const { body } = await agent.get('/api/plugins/core/notifications')
    const [told] = body.notifications as { kind: string; text: string }[]
    expect(told).toMatchObject({ kind: 'core.recovery-code-used' })
    expect(told?.text).toContain('9')
  })

  test('can be taken along as a file while they are shown, and not afterwards', async () => {
    const agent = await portal.as('head', school)
    const secret = secretIn(await sendStep(agent, 'enrol/begin', { part: 'app' }))
    await sendStep(agent, 'enrol/confirm', { code: appCode(secret) })
    const file = await agent.get('/ru/sign-in/enrol/codes.txt')
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="?orda-codes.txt"?$/)
    expect(file.headers['cache-control']).toBe('no-store')
    expect(file.text.match(/(\d{4} ){3}\d{4}/g)).toHaveLength(10)
    expect((await browser().get('/ru/sign-in/enrol/codes.txt')).status).toBe(404)
    await agent.post('/ru/sign-in/enrol/kept').type('form').send({})
    expect((await agent.get('/ru/sign-in/enrol/codes.txt')).status).toBe(404)
  })
})

describe('a browser that has shown the factor', () => {
  const proven = (user: string) => systemStore(portal)('known-devices').find({ where: { user } })

  test('is not asked again within twelve hours, and then it is', async () => {
    const { agent, user } = await head()
    await agent.post('/ru/sign-out')
    const answer = await signIn(agent, user)
    expect(answer.body.needs).toBeUndefined()
    expect(await whoami(agent)).toBe(user)
    const [row] = await proven(user)
    const { device } = row as unknown as { device: string }
    const provenAt = new Date(Date.now() - 12 * 3_600_000).toISOString()
    await systemStore(portal)('known-devices').put(
      { device, user },
      { provenAt },
      { rev: row?.rev },
    )
    await agent.post('/ru/sign-out')
    expect((await signIn(agent, user)).body.needs).toBe('code')
  })

  test('is not one that has only shown the password', async () => {
    const { user } = await head()
    const agent = browser()
    const cookies = (await signIn(agent, user)).get('Set-Cookie') ?? []
    expect(cookies.map((line) => line.split('=')[0])).toEqual(['orda'])
    expect(await proven(user)).toHaveLength(1)
  })

  test('keeps guesses of its own when strangers have used theirs', async () => {
    const { agent, secret, user } = await head()
    const stranger = await come(user)
    const statuses = []
    for (let n = 0; n < 11; n++) statuses.push(await stranger.give('000000'))
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429])
    // Whoever has the password does not get others by coming anew.
    expect(await (await come(user)).give('000000')).toBe(429)
    // The owner hears of it: once, however often they go on.
    const told = await systemStore(portal)('notifications').find({ where: { user } })
    expect(told.filter(({ kind }) => kind === 'core.codes-guessed')).toHaveLength(1)
    await agent.post('/ru/sign-out')
    const [row] = await proven(user)
    const { device } = row as unknown as { device: string }
    const provenAt = new Date(Date.now() - 13 * 3_600_000).toISOString()
    await systemStore(portal)('known-devices').put(
      { device, user },
      { provenAt },
      { rev: row?.rev },
    )
    await signIn(agent, user)
    await rewind(user)
    const own = await agent.post('/api/users/second-step').send({ code: appCode(secret) })
    expect(own.status).toBe(200)
  })
})

test('waiting sessions push out no others, however many there are', async () => {
  const { agent, user } = await head()
  for (let n = 0; n < 12; n++) await come(user)
  expect(await whoami(agent)).toBe(user)
  const { totalDocs } = await portal.payload.db.count({
    ...{ collection: 'sessions', where: { user: { equals: user } } },
  })
  expect(totalDocs).toBe(11)
})

test('the database holds no secret and no code as it is', async () => {
  const { recovery, secret, user } = await head()
  const agent = await portal.as('district', undefined)
  const cards = codesIn(await sendStep(agent, 'enrol/begin', { part: 'card' }))
  expect(cards).toHaveLength(40)
  await (await come(user)).give(recovery[5])
  const stored = JSON.stringify(await everything())
  expect(stored).toContain(user)
  for (const raw of [secret, ...recovery, ...cards])
    for (const written of [raw, raw.replace(/ /g, '')]) expect(stored).not.toContain(written)
})
