import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sealAllAnew } from '#collections'
import { inTransaction, moveTo, portalOf, readNode } from '#kernel'
import { createTestPortal, twoSchools, type TestPortal } from '#testing'

type Agent = Awaited<ReturnType<TestPortal['as']>>
let portal: TestPortal
let head: Agent
let stranger: Agent
let teacher: Agent
let pupil: Agent
let institution: string
/** Ids of accounts of school a. */
let one: string
let other: string

beforeAll(async () => {
  portal = await createTestPortal()
  const at = await twoSchools(portal.payload)
  institution = at.a.institution
  head = await portal.as('head', at.a.institution)
  stranger = await portal.as('head', at.b.institution)
  teacher = await portal.as('teacher', at.a.institution)
  pupil = await portal.as('pupil', at.a.institution)
  one = await account('oqushy-11')
  other = await account('oqushy-12')
})
afterAll(() => portal.stop())

// Invented, with the right check digit.
const [IIN, OTHER, THIRD] = ['150315600011', '141125500023', '150315611806']
const account = async (username: string): Promise<string> => {
  const data = { username, name: 'Ойдан Шығарылған', institution }
  const { body, status } = await head.post('/api/users').send(data)
  expect(status).toBe(201)
  return (body as { doc: { id: string } }).doc.id
}
const keep = (agent: Agent, user: string, iin: string) =>
  agent.post('/api/plugins/core/iin').send({ user, iin })
const find = (agent: Agent, iin: string) => agent.post('/api/plugins/core/iin/find').send({ iin })
const rows = async (...collections: string[]) => {
  const all = await Promise.all(
    collections.map((collection) =>
      portal.payload.db.find<Record<string, unknown>>({
        ...{ collection, limit: 0, pagination: false },
      }),
    ),
  )
  return all.flatMap(({ docs }) => docs)
}

describe('the number of a person', () => {
  test('is kept by who manages the account, and shown with most of it hidden', async () => {
    expect((await head.get(`/api/plugins/core/iin?user=${one}`)).body).toEqual({
      iin: null,
      isFree: true,
    })
    expect((await keep(head, one, IIN)).body).toEqual({ iin: '150315******' })
    expect((await head.get(`/api/plugins/core/iin?user=${one}`)).body).toEqual({
      iin: '150315******',
      isFree: true,
    })
  })

  test('stands in the database in no form that could be read or tried out', async () => {
    const stored = JSON.stringify(await rows('identities', 'iin-claims'))
    expect(stored).not.toContain(IIN)
    expect(stored).not.toContain(Buffer.from(IIN).toString('base64url'))
  })

  test('finds the account for those who may see it; for all others there is none', async () => {
    expect((await find(head, IIN)).body).toMatchObject({ id: one })
    expect((await find(head, OTHER)).status).toBe(404)
    expect((await find(stranger, IIN)).status).toBe(404)
    expect((await find(teacher, IIN)).status).toBe(403)
    const { docs } = await portal.payload.db.find<{ action: string }>({
      ...{ collection: 'audit', limit: 0, pagination: false },
      where: { action: { in: ['iin.keep', 'iin.find'] } },
    })
    expect(docs.map(({ action }) => action).sort()).toEqual([
      ...['iin.find', 'iin.find', 'iin.find', 'iin.keep'],
    ])
    expect(JSON.stringify(docs)).not.toContain(IIN)
  })

  test.each([
    ['that is none', '150315600012', 400, 'iin_invalid'],
    ['of somebody else', IIN, 409, 'iin_taken'],
  ])('%s is refused', async (_name, iin, status, code) => {
    const answer = await keep(head, other, iin)
    expect([answer.status, (answer.body as { error: { code: string } }).error.code]).toEqual([
      status,
      code,
    ])
    expect(JSON.stringify(answer.body)).not.toContain(iin)
  })

  test('of a foreign account, or of a higher person, is nobody’s to touch', async () => {
    expect((await keep(stranger, one, OTHER)).status).toBe(404)
    for (const agent of [stranger, pupil])
      expect((await agent.get(`/api/plugins/core/iin?user=${one}`)).body).toEqual({
        iin: null,
        isFree: false,
      })
    expect((await keep(pupil, one, OTHER)).status).toBe(403)
  })

  test('of one’s own is not recorded here: it would open the account without its password', async () => {
    const own = await portal.as('head', institution)
    await inTransaction(portal.payload, async (req) => {
      const node = await readNode(req, institution)
      if (node) await moveTo(req, { collection: 'users', id: own.userId }, node)
    })
    const answer = await keep(own, own.userId, THIRD)
    expect([answer.status, (answer.body as { error: { code: string } }).error.code]).toEqual([
      403,
      'iin_own',
    ])
  })

  test('is told to its owner, without the number', async () => {
    const told = (await rows('notifications')).filter(({ kind }) => kind === 'core.iin-kept')
    expect(told.map(({ user }) => user)).toEqual([one])
    expect(JSON.stringify(told)).not.toMatch(/\d{6}\*|150315600011/)
  })

  test('is that of the same account under its id in capitals', async () => {
    expect((await keep(head, one.toUpperCase(), IIN)).status).toBe(200)
    expect((await rows('identities')).map(({ user }) => user)).toEqual([one])
  })

  test('is corrected', async () => {
    expect((await keep(head, one, OTHER)).status).toBe(200)
    expect((await find(head, IIN)).status).toBe(404)
    expect((await find(head, OTHER)).body).toMatchObject({ id: one })
  })

  test('goes with its account, and the next one may have it', async () => {
    const gone = await account('oqushy-13')
    expect((await keep(head, gone, THIRD)).status).toBe(200)
    expect((await head.delete(`/api/users/${gone}`)).status).toBe(200)
    expect((await find(head, THIRD)).status).toBe(404)
    const next = await account('oqushy-14')
    expect((await keep(head, next, THIRD)).status).toBe(200)
    expect((await head.delete(`/api/users/${next}`)).status).toBe(200)
    expect((await rows('iin-claims')).map(({ user }) => user)).toEqual([one])
  })

  test('claimed by two accounts at the very same moment is that of one', async () => {
    const rivals = await Promise.all(
      Array.from({ length: 6 }, (_, index) => account(`oqushy-2${String(index)}`)),
    )
    const answers = await Promise.all(rivals.map((rival) => keep(head, rival, THIRD)))
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([200, 409, 409, 409, 409, 409])
    const won = rivals[answers.findIndex(({ status }) => status === 200)]
    expect((await find(head, THIRD)).body).toMatchObject({ id: won })
    const kept = await Promise.all(
      rivals.map((rival) => head.get(`/api/plugins/core/iin?user=${rival}`)),
    )
    expect(kept.filter(({ body }) => (body as { iin: unknown }).iin !== null)).toHaveLength(1)
    for (const rival of rivals) expect((await head.delete(`/api/users/${rival}`)).status).toBe(200)
  })
})

test('the half that is hidden is not to be tried out', async () => {
  const guesser = await portal.as('head', institution)
  const statuses: number[] = []
  for (let count = 0; count < 32; count++)
    statuses.push((await find(guesser, '061211600012')).status)
  expect(statuses.filter((status) => status === 404)).toHaveLength(30)
  expect(statuses.slice(30)).toEqual([429, 429])
  // Whom he may see he finds without end.
  for (let count = 0; count < 32; count++) expect((await find(head, OTHER)).status).toBe(200)
})

test('a new key seals everything anew, one after the other; then the old one can go', async () => {
  const secrets = portalOf(portal.payload).secrets as { iinKeys?: string }
  const old = secrets.iinKeys
  const fresh = `fresh:${randomBytes(32).toString('base64')}`
  try {
    secrets.iinKeys = `${old ?? ''},${fresh}`
    expect((await find(head, OTHER)).body).toMatchObject({ id: one })
    const claims = await rows('iin-claims')
    expect(await sealAllAnew(portal)).toEqual({ anew: 1, all: 1 })
    expect(await sealAllAnew(portal)).toEqual({ anew: 0, all: 1 })
    const claimsAnew = await rows('iin-claims')
    expect([claims.length, claimsAnew.length]).toEqual([1, 1])
    expect(claimsAnew[0]?.lookUp).not.toBe(claims[0]?.lookUp)
    secrets.iinKeys = fresh
    expect((await find(head, OTHER)).body).toMatchObject({ id: one })
    delete secrets.iinKeys
    const { body, status } = await keep(head, other, IIN)
    expect([status, (body as { error: { code: string } }).error.code]).toEqual([
      503,
      'iin_keys_missing',
    ])
  } finally {
    secrets.iinKeys = old
  }
})
