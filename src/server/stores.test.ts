import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { audit, inTransaction, placeOf, runNextJob, startJobRunner, systemStore } from '#kernel'
import {
  clubs,
  clubsSeen,
  contentsOf,
  createTestPortal,
  ORIGIN,
  PASSWORD,
  schoolsAtWork,
  type TestPortal,
  type WorkingSchool,
} from '#testing'
import { relayEvents } from '../kernel/stores/events'
import { pruneStores } from '../kernel/stores/retention'

let portal: TestPortal
let own: WorkingSchool
let foreign: WorkingSchool
let root: WorkingSchool['editor']
let names = 0

beforeAll(async () => {
  portal = await createTestPortal({ plugins: [clubs] })
  const schools = await schoolsAtWork(portal)
  own = schools.own
  foreign = schools.foreign
  root = await portal.as('root')
})
afterAll(() => portal.stop())
beforeEach(() => {
  Object.assign(clubsSeen, { effects: [], heard: [], handled: 0 })
  clubsSeen.wait = async () => undefined
  clubsSeen.hear = async () => undefined
})

type WorkingPerson = Readonly<{ username: string }>
const CLUBS = '/api/plugins/clubs'
const DAY = '2026-09-01'
const fresh = (): string => `club-${String(++names)}`
const save = (school: WorkingSchool, body: object, key?: string) => {
  const request = school.editor.post(`${CLUBS}/save`)
  if (key !== undefined) request.set('Idempotency-Key', key)
  return request.send({ page: school.published, ...body })
}
const sheetsOf = async (who: WorkingSchool['editor'], club: string) =>
  (await who.get(`${CLUBS}/sheets`).query({ club })).body as Record<string, unknown>[]
const store = (slug: string) => systemStore({ payload: portal.payload })(slug)
const traces = async (club: string) => {
  const targetId = `${club}/${DAY}`
  return store('audit').find({ where: { targetId }, order: 'at' })
}
const told = async () =>
  (await store('events').find({ order: 'at' })).map(({ event }) => event as { id: string })

describe('who may do what', () => {
  test('no session 401, no permission 403; the rest reach their own institution, or all', async () => {
    const club = fresh()
    const sent = { page: own.published, club }
    const nobody = await portal.http.post(`${CLUBS}/save`).set('Host', 'localhost:3000').send(sent)
    const deputy = await portal.as('deputy', own.institution)
    expect([nobody.status, (await deputy.post(`${CLUBS}/save`).send(sent)).status]).toEqual([
      401, 403,
    ])
    expect((await save(own, { club })).status).toBe(200)
    for (const [who, count] of [
      [own.editor, 1],
      [deputy, 1],
      [root, 1],
      [foreign.editor, 0],
    ] as const)
      expect(await sheetsOf(who, club)).toHaveLength(count)
  })

  test("another institution's rows are not listed, changed, added to or removed, and not confirmed", async () => {
    const club = fresh()
    await save(own, { club, cells: { a: 5 } })
    const all = (await foreign.editor.get(`${CLUBS}/sheets`)).body as { institution: string }[]
    expect(all.filter(({ institution }) => institution !== foreign.institution)).toEqual([])
    const before = await contentsOf(portal.payload)
    const refused = [
      await save(foreign, { club, rev: 1 }),
      await foreign.editor.delete(`${CLUBS}/sheet`).query({ club }),
      await foreign.editor.post(`${CLUBS}/visit`).send({ page: foreign.published, clubs: [club] }),
      await save(foreign, { club: fresh(), rev: 1 }),
    ]
    for (const { body, status } of refused)
      expect([status, body.error]).toMatchObject([404, { code: 'not_found' }])
    expect(refused.map(({ text }) => text).join()).not.toMatch(/institution|"a"/)
    const taken = await save(foreign, { club })
    expect([taken.status, taken.body.error.details]).toEqual([409, { store: 'clubs-sheets' }])
    expect(await contentsOf(portal.payload)).toEqual(before)
  })

  test('a new row is placed by a document within reach alone', async () => {
    const club = fresh()
    // The page is public, and so can be read; its institution is another one.
    const answer = await save(own, { club, page: foreign.published })
    expect([answer.status, answer.body.error.code]).toEqual([404, 'not_found'])
    expect(await sheetsOf(root, club)).toEqual([])
    expect((await save(own, { club })).status).toBe(200)
    const [row] = await sheetsOf(root, club)
    expect(row).toMatchObject({ club, institution: own.institution })
  })

  test('rows of a person are his own, and cannot be handed over', async () => {
    const pupil = await portal.as('pupil', own.institution)
    const other = await portal.as('pupil', own.institution)
    const note = (who: typeof pupil, owner: string) =>
      who.post(`${CLUBS}/note`).send({ owner, text: 'x' })
    const mine = await note(pupil, pupil.userId)
    expect([mine.status, (await note(pupil, other.userId)).status]).toEqual([200, 404])
    const { id } = mine.body as { id: string }
    const list = async (who: typeof pupil) =>
      (await who.get(`${CLUBS}/notes`).query({ owner: pupil.userId })).body as object[]
    expect([await list(pupil), await list(other)]).toMatchObject([[{ text: 'x' }], []])
    const change = (who: typeof pupil, body: object) =>
      who.patch(`${CLUBS}/note`).send({ id, text: 'y', ...body })
    expect((await change(other, {})).status).toBe(404)
    expect((await change(pupil, { owner: other.userId })).status).toBe(404)
    expect((await change(pupil, {})).status).toBe(200)
    expect(await list(pupil)).toMatchObject([{ text: 'y', rev: 2 }])
  })

  test.each([
    'clubs-sheets',
    'clubs-notes',
    'clubs-log',
    'audit',
    'events',
    'idempotency',
    'page-views',
  ])('REST does not know %s, whoever asks', async (slug) => {
    const before = await contentsOf(portal.payload)
    for (const who of [root, own.editor])
      for (const below of ['', '/count', '/x', '/versions', '/access/x']) {
        const path = `/api/${slug}${below}`
        for (const answer of [
          await who.get(path),
          await who.post(path).send({ id: 'x', club: 'x' }),
          await who.patch(path).send({ rev: 9 }),
          await who.delete(path),
        ])
          expect([path, answer.status]).toEqual([path, 404])
      }
    expect(await contentsOf(portal.payload)).toEqual(before)
  })
})

describe('a handler', () => {
  test('saves under the rev that it knows; a stale one is told what is there now', async () => {
    const club = fresh()
    expect((await save(own, { club, cells: { a: 1 } })).body).toMatchObject({ rev: 1 })
    expect((await save(own, { club, cells: { a: 2 }, rev: 1 })).body).toMatchObject({ rev: 2 })
    const stale = await save(own, { club, cells: { a: 3 }, rev: 1 }).set('Cookie', 'payload-lng=ru')
    expect([stale.status, stale.body.error]).toMatchObject([
      409,
      {
        code: 'conflict',
        message: expect.stringContaining('изменил другой человек'),
        details: { store: 'clubs-sheets', current: { club, day: DAY, cells: { a: 2 }, rev: 2 } },
      },
    ])
    expect(stale.text).not.toMatch(/"at\d"/)
  })

  test('shows what is there now to those alone who may read it', async () => {
    const club = fresh()
    const clerk = await portal.as('clerk', own.institution)
    const hand = (body: object) =>
      clerk.post(`${CLUBS}/save`).send({ page: own.published, club, ...body })
    expect((await hand({ cells: { a: 1 } })).status).toBe(200)
    for (const again of [await hand({}), await hand({ rev: 7 })]) {
      expect([again.status, again.body.error.details]).toEqual([409, { store: 'clubs-sheets' }])
    }
  })

  test('of an endpoint for stores stores everything, or nothing with its traces', async () => {
    const [a, b, taken] = [fresh(), fresh(), fresh()]
    await save(own, { club: taken })
    const before = await contentsOf(portal.payload)
    const visit = (body: object) =>
      own.editor.post(`${CLUBS}/visit`).send({ page: own.published, ...body })
    expect((await visit({ clubs: [a, b], taken })).status).toBe(409)
    expect(await contentsOf(portal.payload)).toEqual(before)
    expect((await visit({ clubs: [a, b, a] })).status).toBe(200)
    expect(await sheetsOf(own.editor, a)).toMatchObject([{ visitors: 2, rev: 2 }])
    expect(await sheetsOf(own.editor, b)).toMatchObject([{ visitors: 1, rev: 1 }])
  })

  test('has its effects run after COMMIT, and not at all when nothing was stored', async () => {
    const club = fresh()
    await save(own, { club })
    expect(clubsSeen.effects).toEqual([club])
    expect((await save(own, { club })).status).toBe(409)
    expect(clubsSeen.effects).toEqual([club])
  })

  test.each([
    ['a GET that writes', () => own.editor.get(`${CLUBS}/write`).query({ club: 'x' })],
    ["a look at the system's rows", () => own.editor.get(`${CLUBS}/system`)],
    [
      'a document changed by an endpoint for stores',
      () => own.editor.post(`${CLUBS}/document`).send({ page: own.published }),
    ],
  ])('is stopped at %s, which is a fault of its code', async (_what, ask) => {
    const before = await contentsOf(portal.payload)
    expect((await ask()).status).toBe(500)
    expect(await contentsOf(portal.payload)).toEqual(before)
  })

  test.each([
    ['an empty key', { club: '' }],
    ['half a letter', { club: '\ud800' }],
    ['a key without end', { club: 'ә'.repeat(400) }],
  ])('is not bothered by %s: 400', async (_what, body) => {
    expect((await save(own, body)).status).toBe(400)
  })
})

describe('a store and documents in one transaction', () => {
  const both = (body: object) =>
    own.editor
      .post(`${CLUBS}/both`)
      .send({ page: own.published, site: own.site, title: fresh(), ...body })

  test('are stored together, and the handler sees what it has written', async () => {
    const club = fresh()
    expect((await both({ club })).body).toMatchObject({ rev: 1 })
    expect(await sheetsOf(own.editor, club)).toHaveLength(1)
    expect(await traces(club)).toHaveLength(1)
  })

  test('are not stored when the document is refused', async () => {
    const club = fresh()
    const before = await contentsOf(portal.payload)
    expect((await both({ club, title: 'x'.repeat(201) })).status).toBe(400)
    expect(await contentsOf(portal.payload)).toEqual(before)
  })

  test('are not stored when the row is in the way, also when the handler goes on', async () => {
    const club = fresh()
    await save(own, { club })
    const before = await contentsOf(portal.payload)
    expect((await both({ club })).status).toBe(409)
    const wentOn = await both({ club, goesOn: true })
    expect([wentOn.status, wentOn.body.error.code]).toEqual([409, 'transaction_lost'])
    expect(await contentsOf(portal.payload)).toEqual(before)
  })
})

describe('what a write leaves behind', () => {
  test('who did what, and where; never what it holds', async () => {
    const club = fresh()
    await save(own, { club, cells: { child: 'Аружан' } })
    await save(own, { club, cells: { child: 'Данияр' }, rev: 1 })
    await root.delete(`${CLUBS}/sheet`).query({ club })
    const rows = await traces(club)
    const place = { institution: own.institution, targetCollection: 'clubs-sheets' }
    expect(rows).toMatchObject([
      { action: 'clubs-sheets.put', who: own.editor.userId, ...place },
      { action: 'clubs-sheets.put', who: own.editor.userId, details: { columns: ['cells'] } },
      { action: 'clubs-sheets.remove', who: root.userId, ...place },
    ])
    expect(JSON.stringify(rows)).not.toMatch(/Аружан|Данияр/)
  })

  test('other code adds entries of its own, which share the fate of their transaction', async () => {
    const target = { collection: 'pages', id: fresh() }
    const place = placeOf({ institution: own.institution, at1: 'r' })
    const failed = inTransaction(portal.payload, async (req) => {
      await audit(req, { action: 'pages.move', target, place })
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    const entries = () => store('audit').find({ where: { targetId: target.id } })
    expect(await entries()).toEqual([])
    await inTransaction(portal.payload, (req) =>
      audit(req, { action: 'pages.move', target, place }),
    )
    expect(await entries()).toMatchObject([
      { action: 'pages.move', who: 'system', institution: own.institution },
    ])
  })

  test('an event, told once to who listens, however often its job has to be tried', async () => {
    while (await relayEvents(portal.payload));
    while (await runNextJob(portal.payload));
    Object.assign(clubsSeen, { heard: [] })
    const club = fresh()
    await save(own, { club })
    expect(await told()).toMatchObject([
      { store: 'clubs-sheets', id: `${club}/${DAY}`, did: 'put' },
    ])
    let refusals = 2
    clubsSeen.hear = async () => {
      if (refusals-- > 0) throw new Error('not yet')
    }
    // Two runners at once: each event is one's or the other's.
    await Promise.all([relayEvents(portal.payload), relayEvents(portal.payload)])
    expect(await told()).toEqual([])
    let later = Date.now()
    while (clubsSeen.heard.length === 0) {
      later += 60 * 60_000
      await runNextJob(portal.payload, () => new Date(later))
    }
    expect(clubsSeen.heard).toEqual([`${club}/${DAY}`])
    expect(await runNextJob(portal.payload, () => new Date(later + 60 * 60_000))).toBe(false)
    const heard = await store('clubs-log').find({})
    expect(
      heard.filter(({ event }) => (event as { id: string }).id === `${club}/${DAY}`),
    ).toHaveLength(1)
  })

  test('the job runner does it all by itself', async () => {
    const club = fresh()
    const runner = startJobRunner(portal.payload)
    await save(own, { club })
    while (!clubsSeen.heard.includes(`${club}/${DAY}`))
      await new Promise((resolve) => setTimeout(resolve, 50))
    await runner.stop()
  })
})

describe('Idempotency-Key', () => {
  test('the same request is done once, and answered as it was the first time', async () => {
    const club = fresh()
    const first = await save(own, { club }, 'a-key')
    const again = await save(own, { club }, 'a-key')
    expect([first.status, again.status]).toEqual([200, 200])
    expect(again.text).toBe(first.text)
    expect(clubsSeen.handled).toBe(1)
    expect(clubsSeen.effects).toEqual([club])
    expect(await traces(club)).toHaveLength(1)
  })

  test('another request under the same key is refused', async () => {
    const [a, b] = [fresh(), fresh()]
    await save(own, { club: a }, 'b-key')
    const other = await save(own, { club: b }, 'b-key').set('Cookie', 'payload-lng=kk')
    expect([other.status, other.body.error]).toMatchObject([
      422,
      { code: 'key_reused', message: expect.stringContaining('кілт') },
    ])
    const otherAddress = await own.editor
      .post(`${CLUBS}/visit`)
      .set('Idempotency-Key', 'b-key')
      .send({ page: own.published, club: a, clubs: [a] })
    expect(otherAddress.status).toBe(422)
    expect(await sheetsOf(own.editor, b)).toEqual([])
  })

  test('is of one person: another one may use the same', async () => {
    const [a, b] = [fresh(), fresh()]
    expect((await save(own, { club: a }, 'c-key')).status).toBe(200)
    expect((await save(foreign, { club: b }, 'c-key')).status).toBe(200)
    expect(clubsSeen.handled).toBe(2)
  })

  test('a request that was refused is not remembered', async () => {
    const club = fresh()
    await save(own, { club })
    expect((await save(own, { club }, 'd-key')).status).toBe(409)
    await own.editor.delete(`${CLUBS}/sheet`).query({ club })
    expect((await save(own, { club }, 'd-key')).status).toBe(200)
    expect((await save(own, { club }, 'd-key')).status).toBe(200)
    expect(await sheetsOf(own.editor, club)).toMatchObject([{ rev: 1 }])
  })

  test('that is too long is refused before anything is done', async () => {
    const answer = await save(own, { club: fresh() }, 'x'.repeat(201))
    expect([answer.status, answer.body.error.field]).toEqual([400, 'Idempotency-Key'])
    expect(clubsSeen.handled).toBe(0)
  })

  describe.each(['save', 'both'])('two at once, %s', (path) => {
    const send = (club: string, key: string) =>
      own.editor
        .post(`${CLUBS}/${path}`)
        .set('Idempotency-Key', key)
        .send({ page: own.published, site: own.site, title: club, club })

    test('one is done, the other hears that it is being done', async () => {
      const club = fresh()
      let open: () => void = () => undefined
      const gate = new Promise<void>((resolve) => {
        open = resolve
      })
      let started: () => void = () => undefined
      const isStarted = new Promise<void>((resolve) => {
        started = resolve
      })
      clubsSeen.wait = () => {
        started()
        return gate
      }
      const first = send(club, `e-${club}`).then((answer) => answer)
      await isStarted
      const second = await send(club, `e-${club}`)
      expect([second.status, second.body.error.code]).toEqual([409, 'in_progress'])
      open()
      expect((await first).status).toBe(200)
      expect((await send(club, `e-${club}`)).text).toBe((await first).text)
      expect(clubsSeen.handled).toBe(1)
    })

    test('of many at once exactly one is done', async () => {
      const club = fresh()
      const answers = await Promise.all(Array.from({ length: 12 }, () => send(club, `f-${club}`)))
      const done = answers.filter(({ status }) => status === 200)
      expect(done.length).toBeGreaterThan(0)
      expect(new Set(done.map(({ text }) => text)).size).toBe(1)
      for (const { body, status } of answers)
        if (status !== 200) expect([status, body.error.code]).toEqual([409, 'in_progress'])
      expect(await sheetsOf(own.editor, club)).toMatchObject([{ rev: 1 }])
      expect(await traces(club)).toHaveLength(1)
    })
  })
})

const onMongo = process.env.MONGODB_URI === undefined ? test.skip : test
onMongo('of two processes one does what a key stands for', async () => {
  const other = await createTestPortal({ plugins: [clubs], url: portal.settings.databaseUrl })
  try {
    await compete(other)
  } finally {
    await (other.payload.db as unknown as { close: () => Promise<void> }).close()
  }
})

async function compete(other: TestPortal): Promise<void> {
  const { username } = ((await own.editor.get('/api/users/me')).body as { user: WorkingPerson })
    .user
  const headers = { Host: 'localhost:3000', Origin: ORIGIN }
  const signedIn = await other.http
    .post('/api/users/login')
    .set(headers)
    .send({ username, password: PASSWORD })
  const cookie = signedIn.get('Set-Cookie')?.[0] ?? ''
  for (const path of ['save', 'both']) {
    for (let round = 0; round < 5; round++) {
      const club = fresh()
      const body = { page: own.published, site: own.site, title: club, club }
      const key = { 'Idempotency-Key': `two-${club}` }
      const send = {
        here: () => own.editor.post(`${CLUBS}/${path}`).set(key).send(body),
        there: () =>
          other.http
            .post(`${CLUBS}/${path}`)
            .set({ ...headers, ...key, Cookie: cookie })
            .send(body),
      }
      const answers = await Promise.all([send.here(), send.there(), send.here(), send.there()])
      const done = answers.filter(({ status }) => status === 200)
      expect(done.length).toBeGreaterThan(0)
      for (const { body: said, status } of answers)
        if (status !== 200) expect([status, said.error.code]).toEqual([409, 'in_progress'])
      const later = [await send.here(), await send.there()]
      expect(new Set([...done, ...later].map(({ text }) => text)).size).toBe(1)
      expect(await sheetsOf(own.editor, club)).toMatchObject([{ rev: 1 }])
      expect(await traces(club)).toHaveLength(1)
    }
  }
}

test('what is too old is removed, the rest stays', async () => {
  const DAYS = 24 * 60 * 60_000
  const at = (days: number) => new Date(Date.UTC(2026, 8, 20, 12) - days * DAYS).toISOString()
  const notes = store('clubs-notes')
  const owner = fresh()
  await inTransaction(portal.payload, async (req) => {
    const door = systemStore({ payload: portal.payload, req })('clubs-notes')
    for (let number = 0; number < 1200; number++)
      await door.append({ owner, text: 'old', at: at(11 + (number % 5)) })
  })
  for (const days of [0, 9, 10]) await notes.append({ owner, text: String(days), at: at(days) })
  await pruneStores(portal.payload, new Date(at(0)))
  const left = await notes.find({ where: { owner }, order: 'at' })
  expect(left.map(({ text }) => text)).toEqual(['10', '9', '0'])
  await pruneStores(portal.payload, new Date(at(-2)))
  expect(await notes.find({ where: { owner } })).toMatchObject([{ text: '0' }])
})
