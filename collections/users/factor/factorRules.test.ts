import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { dayFrom, dayOf, idOf, inTransaction, portalOf, systemDb, systemStore } from '#kernel'
import {
  appCode,
  appoint,
  codesIn,
  createTestPortal,
  led,
  ORIGIN,
  PASSWORD,
  secretIn,
  sendStep,
  twoSchools,
  type TestPortal,
} from '#testing'
import { commands } from '../../../src/commands/commands'
import { enter } from '../signIn'
import { factorSince, readFactor } from './keptFactor'

let portal: TestPortal
let places: Awaited<ReturnType<typeof twoSchools>>
beforeAll(async () => {
  portal = await createTestPortal({ secondFactor: 'demanded' })
  places = await twoSchools(portal.payload)
})
afterAll(() => portal.stop())

type Agent = Awaited<ReturnType<TestPortal['as']>>
const whoami = async (agent: Agent): Promise<string | undefined> =>
  idOf((await agent.get('/api/users/me')).body.user) ?? undefined
const needsOf = async (user: string) => (await enter(portal.payload, user, {})).needs
const since = (user: string) => factorSince(portal, user)

/** Sends a form of the cabinet about the second step. */
const change = (agent: Agent, sent: object, path = 'factor') =>
  agent
    .post(`/ru/me/security/${path}`)
    .type('form')
    .send({ factorPassword: PASSWORD, ...sent })

describe('in the cabinet', () => {
  let agent: Agent
  let secret: string
  beforeAll(async () => {
    agent = await portal.as('editor', places.a.institution)
  })

  test('nothing is set up without the password', async () => {
    const refused = await change(agent, { part: 'app', factorPassword: 'another password' })
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('aria-invalid')
    expect((await agent.get('/ru/sign-in/enrol')).status).toBe(303)
  })

  test('whoever wants to sets up an app, and stays in', async () => {
    const shown = await led(agent, await change(agent, { part: 'app' }))
    secret = secretIn(shown)
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(await since(agent.userId)).toBeUndefined()
    const done = await sendStep(agent, 'enrol/confirm', { code: appCode(secret), to: '/ru/me' })
    expect(codesIn(done)).toHaveLength(10)
    expect(await since(agent.userId)).toBeDefined()
    expect(await whoami(agent)).toBe(agent.userId)
    expect(await needsOf(agent.userId)).toBe('code')
  })

  test('nothing is changed without a code, nor by one that was used', async () => {
    for (const code of ['', '000000', appCode(secret)]) {
      const { status } = await change(agent, { part: 'card', code })
      expect(status).toBe(401)
    }
    expect((await change(agent, { code: '000000' }, 'factor-off')).status).toBe(401)
    expect(await since(agent.userId)).toBeDefined()
  })

  test('a card stands beside the app, new recovery codes end the former ones', async () => {
    const former = (await readFactor(portal, agent.userId)).factor.recovery
    const page = await led(agent, await change(agent, { part: 'card', code: appCode(secret, 1) }))
    const card = codesIn(page)
    expect(card).toHaveLength(40)
    expect(page.text).toContain('editor')
    const confirmed = await sendStep(agent, 'enrol/confirm', { code: card[0], to: '/ru/me' })
    expect(confirmed.status).toBe(200)
    const shown = await led(agent, await change(agent, { part: 'recovery', code: card[1] }))
    expect(codesIn(shown)).toHaveLength(10)
    const { factor } = await readFactor(portal, agent.userId)
    expect(factor.app?.secret).toBe(secret)
    expect(factor.card?.filter((one) => one === null)).toHaveLength(2)
    expect(factor.recovery.filter((one) => former.includes(one))).toEqual([])
    const security = await agent.get('/ru/me/security')
    expect(security.text).toContain('осталось: 38')
    expect(security.text).toContain('№ 3')
    // And it is switched off again by whom nobody demands it of.
    const off = await change(agent, { code: card[2] }, 'factor-off')
    expect(off.headers.location).toBe('/ru/me/security?done=factorOff')
    expect(await since(agent.userId)).toBeUndefined()
    expect(await needsOf(agent.userId)).toBeUndefined()
  })
})

describe('roles', () => {
  test.each([
    ['root', 'enrolment'],
    ['ministry', 'enrolment'],
    ['region', 'enrolment'],
    ['district', 'enrolment'],
    ['head', 'enrolment'],
    ['deputy', 'enrolment'],
    ['teacher', undefined],
    ['editor', undefined],
    ['auditor', undefined],
    ['parent', undefined],
    ['pupil', undefined],
  ] as const)('%s needs: %s', async (role, need) => {
    const { userId } = await portal.as('pupil')
    await appoint(portal.payload, userId, role, role === 'root' ? undefined : places.a.institution)
    expect(await needsOf(userId)).toBe(need)
  })

  test('one that is given later asks at the next request, one that is yet to begin does not', async () => {
    const agent = await portal.as('parent', places.a.institution)
    const from = new Date(Date.now() + 3_600_000).toISOString()
    await appoint(portal.payload, agent.userId, 'deputy', places.a.institution, { from })
    portalOf(portal.payload).subjects.clear()
    expect(await whoami(agent)).toBe(agent.userId)
    await appoint(portal.payload, agent.userId, 'head', places.a.institution)
    portalOf(portal.payload).subjects.clear()
    expect(await whoami(agent)).toBeUndefined()
    const page = await led(agent, await agent.get('/ru/me'))
    expect(page.text).toContain('/ru/sign-in/enrol/begin')
  })

  test('whoever must have one cannot do without', async () => {
    const agent = await portal.as('editor', places.a.institution)
    const secret = secretIn(await led(agent, await change(agent, { part: 'app' })))
    await sendStep(agent, 'enrol/confirm', { code: appCode(secret) })
    await appoint(portal.payload, agent.userId, 'deputy', places.a.institution)
    portalOf(portal.payload).subjects.clear()
    const off = await change(agent, { code: appCode(secret, 1) }, 'factor-off')
    expect(off.status).toBe(409)
    expect(await since(agent.userId)).toBeDefined()
  })
})

describe('a day for teachers', () => {
  const from = (institution: string, day: string) =>
    inTransaction(portal.payload, (req) =>
      systemDb(req).create({
        collection: 'module-settings',
        data: {
          ...{ institution, module: 'core', reason: 'сынақ' },
          ...{ from: new Date().toISOString(), values: { teachersFactorFrom: day } },
        },
        depth: 0,
      }),
    )
  const today = dayOf(new Date())
  let here: Agent
  let elsewhere: Agent
  beforeAll(async () => {
    here = await portal.as('teacher', places.a.institution)
    elsewhere = await portal.as('teacher', places.b.institution)
  })
  const both = async () => [await whoami(here), await whoami(elsewhere)].map(Boolean)

  test.each([
    ['a school sets, and it has not come', 'a', dayFrom(today, 1), [true, true]],
    ['a school sets, from that day on', 'a', today, [false, true]],
    ['the region sets, for schools that set none', 'region', dayFrom(today, -1), [false, false]],
  ] as const)('%s', async (_name, where, day, answers) => {
    await from(where === 'a' ? places.a.institution : places.region, day)
    expect(await both()).toEqual(answers)
  })
})

describe('whoever has lost it', () => {
  let agent: Agent
  beforeEach(async () => {
    agent = await portal.as('editor', places.a.institution)
    const secret = secretIn(await led(agent, await change(agent, { part: 'app' })))
    await sendStep(agent, 'enrol/confirm', { code: appCode(secret) })
    await portal.payload.db.updateOne({
      ...{ collection: 'users', id: agent.userId, data: { institution: places.a.institution } },
    })
  })
  const devices = (user: string) => systemStore(portal)('known-devices').find({ where: { user } })

  test('is helped by who answers for him: signed out everywhere, told, and it is noted', async () => {
    const { username } = (await portal.payload.db.findOne({
      ...{ collection: 'users', where: { id: { equals: agent.userId } } },
    })) as unknown as { username: string }
    await commands['admin:second-factor']?.({
      args: ['--username', username],
      payload: portal.payload,
      print: () => undefined,
    })
    expect([await since(agent.userId), await whoami(agent)]).toEqual([undefined, undefined])
    expect(await devices(agent.userId)).toEqual([])
    expect(await needsOf(agent.userId)).toBeUndefined()
    const notes = await systemStore(portal)('audit').find({ where: { targetId: agent.userId } })
    expect(notes.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['second-factor.set', 'second-factor.reset']),
    )
    const told = await systemStore(portal)('notifications').find({ where: { user: agent.userId } })
    expect(told.map(({ kind }) => kind)).toContain('core.second-step')
  })

  test.each([
    ['the head of another school', 'head', 'b'],
    ['a teacher of his', 'teacher', 'a'],
  ] as const)('is not helped by %s', async (_name, role, where) => {
    const other = await createOffered()
    const stranger = await other.as(role, other.places[where].institution)
    const person = await other.as('editor', other.places.a.institution)
    const answer = await stranger
      .post('/api/plugins/core/second-factor/reset')
      .send({ user: person.userId })
    expect([403, 404]).toContain(answer.status)
    const seen = await stranger.get(`/api/plugins/core/second-factor?user=${person.userId}`)
    expect(seen.body).toEqual({ since: null, isFree: false })
    await other.stop()
  })
})

/** A portal that demands nothing: managers come in by password. */
const createOffered = async () => {
  const offered = await createTestPortal()
  return { ...offered, places: await twoSchools(offered.payload) }
}

describe('where it is only offered', () => {
  let offered: Awaited<ReturnType<typeof createOffered>>
  beforeAll(async () => {
    offered = await createOffered()
  })
  afterAll(() => offered.stop())

  test('a head comes in by password, and takes the factor of an editor of his away', async () => {
    const head = await offered.as('head', offered.places.a.institution)
    const editor = await offered.as('editor', offered.places.a.institution)
    await offered.payload.db.updateOne({
      collection: 'users',
      id: editor.userId,
      data: {
        institution: offered.places.a.institution,
        at1: offered.places.ministry,
        at2: offered.places.region,
        at3: offered.places.a.institution,
      },
    })
    const secret = secretIn(await led(editor, await change(editor, { part: 'app' })))
    await sendStep(editor, 'enrol/confirm', { code: appCode(secret) })
    const path = `/api/plugins/core/second-factor`
    const before = await head.get(`${path}?user=${editor.userId}`)
    expect(before.body).toEqual({ since: expect.any(String), isFree: true })
    const reset = await head.post(`${path}/reset`).send({ user: editor.userId })
    expect([reset.status, reset.body]).toEqual([200, { wasThere: true }])
    expect(await whoami(editor)).toBeUndefined()
    expect((await head.post(`${path}/reset`).send({ user: head.userId })).status).toBe(403)
  })

  test('a new password keeps the factor', async () => {
    const head = await offered.as('head', offered.places.a.institution)
    const secret = secretIn(await led(head, await change(head, { part: 'app' })))
    await sendStep(head, 'enrol/confirm', { code: appCode(secret) })
    const root = await offered.as('root')
    const given = await root
      .post(`/api/users/${head.userId}/password`)
      .send({ password: 'қырмызы жылқы көлбеу' })
    expect(given.status).toBe(200)
    expect(await factorSince(offered, head.userId)).toBeDefined()
  })

  test('keys are changed, and apps go on', async () => {
    const person = await offered.as('editor', offered.places.a.institution)
    const secret = secretIn(await led(person, await change(person, { part: 'app' })))
    await sendStep(person, 'enrol/confirm', { code: appCode(secret) })
    const secrets = portalOf(offered.payload).secrets as { iinKeys: string }
    const old = secrets.iinKeys
    const fresh = `neu:${Buffer.alloc(32, 7).toString('base64')}`
    try {
      secrets.iinKeys = `${old},${fresh}`
      const lines: string[] = []
      await commands['iin:rotate']?.({
        ...{ args: [], payload: offered.payload, print: (line: string) => lines.push(line) },
      })
      expect(lines.join('\n')).toMatch(/[1-9]\d* of \d+ second factors/)
      secrets.iinKeys = fresh
      expect((await readFactor(offered, person.userId)).factor.app?.secret).toBe(secret)
    } finally {
      secrets.iinKeys = old
    }
  })

  test('with an account its factor goes', async () => {
    const person = await offered.as('editor', offered.places.a.institution)
    const secret = secretIn(await led(person, await change(person, { part: 'app' })))
    await sendStep(person, 'enrol/confirm', { code: appCode(secret) })
    await offered.payload.delete({ collection: 'users', id: person.userId, overrideAccess: true })
    expect(
      await systemStore(offered)('second-factors').get({ user: person.userId }),
    ).toBeUndefined()
  })

  test('a password that is too short for a role that was given later is the next step', async () => {
    const person = await offered.as('pupil')
    const { needs, token } = await enter(offered.payload, person.userId, {}, { isShort: true })
    expect(needs).toBeUndefined()
    await appoint(offered.payload, person.userId, 'head', offered.places.a.institution)
    portalOf(offered.payload).subjects.clear()
    let cookie = `orda=${token}`
    const send = (password: string, again = password) =>
      offered.http
        .post('/ru/sign-in/password')
        .set({ Cookie: cookie, Host: 'localhost:3000', Origin: ORIGIN })
        .type('form')
        .send({ password, again, to: '/ru/me' })
    const read = (path: string) =>
      offered.http.get(path).set({ Cookie: cookie, Host: 'localhost:3000' })
    expect((await read('/ru/sign-in?to=/ru/me')).headers.location).toBe(
      '/ru/sign-in/password?to=%2Fru%2Fme',
    )
    expect((await read('/ru/sign-in/password')).text).toContain('14')
    expect((await send('тым қысқа')).status).toBe(400)
    expect((await send('қырмызы жылқы көлбеу', 'басқа')).status).toBe(400)
    const done = await send('қырмызы жылқы көлбеу')
    expect(done.status).toBe(303)
    cookie = (done.get('Set-Cookie') ?? [])[0]?.split(';')[0] ?? ''
    expect((await read('/api/users/me')).body.user).toMatchObject({ id: person.userId })
  })
})
