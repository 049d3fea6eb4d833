import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { inTransaction, moveTo, readNode, systemStore } from '#kernel'
import { createTestPortal, PASSWORD, twoSchools, type TestPortal } from '#testing'
import { pdfText } from '../testing/pdfText'

const CORE = '/api/plugins/core'
const OWN = 'jylqy-kermek-47'

type Agent = Awaited<ReturnType<TestPortal['as']>>

let portal: TestPortal
let at: Awaited<ReturnType<typeof twoSchools>>
let head: Agent
let deputy: Agent
let teacher: Agent
let pupil: Agent

beforeAll(async () => {
  portal = await createTestPortal()
  at = await twoSchools(portal.payload)
  head = await portal.as('head', at.a.institution)
  deputy = await portal.as('deputy', at.a.institution)
  teacher = await portal.as('teacher', at.a.institution)
  await inClass(teacher, '7 Ә')
})
afterAll(() => portal.stop())
beforeEach(async () => {
  pupil = await portal.as('pupil', at.a.institution)
  await inClass(pupil, '7 ә')
  await ownAccount(pupil)
})

/** The account belongs to the school, as one that the school has made. */
async function ownAccount({ userId }: Agent, institution = at.a.institution): Promise<void> {
  await inTransaction(portal.payload, async (req) => {
    const data = { name: 'Әбіл Үміт Өмірзаққызы' }
    await portal.payload.db.updateOne({ collection: 'users', data, id: userId, req })
    const node = await readNode(req, institution)
    if (!node) throw new Error('no such institution')
    await moveTo(req, { collection: 'users', id: userId }, node)
  })
}

async function inClass({ userId }: Agent, group: string): Promise<void> {
  const { docs } = await portal.payload.find({
    ...{ collection: 'memberships', depth: 0 },
    overrideAccess: true,
    where: { user: { equals: userId } },
  })
  const body = { action: 'change', id: String(docs[0]?.id), group }
  expect((await head.post(`${CORE}/memberships`).send(body)).status).toBe(200)
}

const usernameOf = async ({ userId }: Agent): Promise<string> => {
  const found = await portal.payload.findByID({
    ...{ collection: 'users', id: userId, depth: 0 },
    overrideAccess: true,
  })
  return String(found.username)
}

const order = (users: readonly Agent[], resets = users.length) => ({
  ...{ institution: at.a.institution, resets },
  users: users.map(({ userId }) => userId),
})
const print = (by: Agent, body: object) => by.post(`${CORE}/slips`).send(body)

const textOf = (answer: { body: { pdf?: string } }): Promise<string> =>
  pdfText(new Uint8Array(Buffer.from(answer.body.pdf ?? '', 'base64')))

const codesIn = (text: string): string[] => text.match(/[2-9A-Z]{4}(-[2-9A-Z]{4}){2}/g) ?? []

async function slipFor(person: Agent, by: Agent = head): Promise<string> {
  const answer = await print(by, order([person]))
  expect(answer.status).toBe(200)
  return codesIn(await textOf(answer))[0] ?? ''
}

const enter = (fields: Record<string, string>) =>
  portal.http
    .post('/kk/sign-in/slip')
    .set('Host', 'localhost:3000')
    .set('Origin', 'http://localhost:3000')
    .type('form')
    .send({ password: OWN, again: OWN, ...fields })

const signInWith = (username: string, password: string) =>
  portal.http
    .post('/api/users/login')
    .set('Host', 'localhost:3000')
    .set('Origin', 'http://localhost:3000')
    .send({ username, password })

describe('a slip', () => {
  test('is printed in both languages, with every letter, and no number of a person', async () => {
    const answer = await print(head, order([pupil]))
    expect(answer.body.count).toBe(1)
    expect(answer.headers['cache-control']).toBe('no-store')
    const text = await textOf(answer)
    for (const part of [
      ...['Әбіл Үміт Өмірзаққызы', '7 Ә', 'Порталға алғашқы кіру', 'Первый вход на портал'],
      ...[await usernameOf(pupil), 'localhost:3000/kk/sign-in/slip'],
    ])
      expect(text).toContain(part)
    expect(text).not.toMatch(/\d{12}/)
    expect(codesIn(text)).toHaveLength(1)
  })

  test('opens the account once, with a password of one’s own, however it is typed', async () => {
    const [code, username] = [await slipFor(pupil), await usernameOf(pupil)]
    const first = await enter({ username: ` ${username.toUpperCase()} `, code: code.toLowerCase() })
    expect([first.status, first.headers.location]).toEqual([303, '/kk/me'])
    expect((await signInWith(username, OWN)).status).toBe(200)
    const again = await enter({ username, code })
    expect([again.status, again.text.includes('қолжетімсіз')]).toEqual([401, false])
    expect(again.headers['set-cookie']).toBeUndefined()
  })

  test('ends what opened the account before: sessions, password and known browsers', async () => {
    const username = await usernameOf(pupil)
    expect((await pupil.get('/api/users/me')).body.user).not.toBeNull()
    await slipFor(pupil)
    expect((await pupil.get('/api/users/me')).body.user).toBeNull()
    expect((await signInWith(username, PASSWORD)).status).toBe(401)
    const devices = await systemStore(portal)('known-devices').find({
      where: { user: pupil.userId },
    })
    expect(devices).toEqual([])
    const told = await systemStore(portal)('notifications').find({ where: { user: pupil.userId } })
    expect(told.map(({ kind, values }) => [kind, (values as { how?: string }).how])).toContainEqual(
      ['core.password-changed', 'slip'],
    )
  })

  test('that is newer ends the older; one that is too old opens nothing', async () => {
    const username = await usernameOf(pupil)
    const older = await slipFor(pupil)
    const answer = await print(head, order([pupil], 0))
    const [code = ''] = codesIn(await textOf(answer))
    expect((await enter({ username, code: older })).status).toBe(401)
    const store = systemStore(portal)('account-keys')
    const key = { user: pupil.userId, purpose: 'slip' }
    const { rev } = (await store.get(key)) ?? {}
    await store.put(key, { until: new Date(Date.now() - 1000).toISOString() }, { rev: Number(rev) })
    expect((await enter({ username, code })).status).toBe(401)
  })

  test('is not used up by a password that is refused', async () => {
    const [code, username] = [await slipFor(pupil), await usernameOf(pupil)]
    const weak = await enter({ username, code, password: 'qwerty', again: 'qwerty' })
    expect(weak.status).toBe(400)
    const other = await enter({ username, code, again: 'basqa-qupiyasoz-9' })
    expect(other.status).toBe(400)
    expect((await enter({ username, code })).status).toBe(303)
  })

  test('that two use at the same moment opens the account to one of them', async () => {
    const [code, username] = [await slipFor(pupil), await usernameOf(pupil)]
    const both = await Promise.all([enter({ username, code }), enter({ username, code })])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 401])
  })

  test('is refused in the same words for a name that nobody has and for a wrong code', async () => {
    await slipFor(pupil)
    const username = await usernameOf(pupil)
    const wrong = await enter({ username, code: 'ABCD-EFGH-JKLM' })
    const nobody = await enter({ username: 'joq-adam-1', code: 'ABCD-EFGH-JKLM' })
    expect([wrong.status, nobody.status]).toEqual([401, 401])
    expect(nobody.text.replaceAll('joq-adam-1', username)).toBe(wrong.text)
  })

  test('cannot be guessed: after ten tries the name waits', async () => {
    await slipFor(pupil)
    const username = await usernameOf(pupil)
    const statuses: number[] = []
    for (let number = 0; number < 11; number++)
      statuses.push((await enter({ username, code: 'ABCD-EFGH-JKLM' })).status)
    expect([statuses[9], statuses[10]]).toEqual([401, 429])
  })

  test('is kept as a hash alone', async () => {
    const code = await slipFor(pupil)
    const rows = await systemStore(portal)('account-keys').find({
      where: { user: pupil.userId, purpose: 'slip' },
    })
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', '').slice(0, 4))
  })

  test('opens nothing any more when a password was set otherwise', async () => {
    const [code, username] = [await slipFor(pupil), await usernameOf(pupil)]
    const set = await head.post(`/api/users/${pupil.userId}/password`).send({ password: OWN })
    expect(set.status).toBe(200)
    expect((await enter({ username, code })).status).toBe(401)
  })

  test('lets its owner in whose older one somebody has guessed at', async () => {
    const username = await usernameOf(pupil)
    for (let number = 0; number < 11; number++) await enter({ username, code: 'ABCD-EFGH-JKLM' })
    const code = await slipFor(pupil)
    expect((await enter({ username, code })).status).toBe(303)
  })

  test('goes with its account', async () => {
    await slipFor(pupil)
    expect((await head.delete(`/api/users/${pupil.userId}`)).status).toBe(200)
    const rows = await systemStore(portal)('account-keys').find({
      where: { user: pupil.userId, purpose: 'slip' },
    })
    expect(rows).toEqual([])
  })
})

describe('whoever prints', () => {
  test('is told whose password ends, and asked again when that has changed', async () => {
    const answer = await print(head, order([pupil], 0))
    expect([answer.status, answer.body.error.code]).toEqual([409, 'slips_changed'])
    expect((await pupil.get('/api/users/me')).body.user).not.toBeNull()
  })

  test('is the deputy, or the class teacher of the pupil', async () => {
    for (const by of [deputy, teacher]) {
      const resets = by === deputy ? 1 : 0
      expect((await print(by, order([pupil], resets))).status).toBe(200)
    }
    await inClass(pupil, '8 Б')
    expect((await print(teacher, order([pupil], 0))).status).toBe(404)
  })

  test('is not the class teacher for an account that he has linked with his class himself', async () => {
    const victim = await portal.as('parent', at.a.institution)
    await ownAccount(victim)
    const link = { action: 'link', child: pupil.userId, guardian: victim.userId, kind: 'other' }
    expect((await teacher.post(`${CORE}/guardians`).send(link)).status).toBe(200)
    expect((await print(teacher, order([victim]))).status).toBe(404)
    const other = await portal.as('pupil', at.a.institution)
    await ownAccount(other)
    const again = { ...link, guardian: other.userId }
    expect((await head.post(`${CORE}/guardians`).send(again)).status).toBe(200)
    expect((await print(teacher, order([other]))).status).toBe(404)
    const parent = await portal.as('parent', at.a.institution)
    await ownAccount(parent)
    const right = { ...link, guardian: parent.userId }
    expect((await head.post(`${CORE}/guardians`).send(right)).status).toBe(200)
    expect((await print(teacher, order([parent]))).status).toBe(200)
  })

  test('prints for nobody above him, nobody of another school, and not for himself', async () => {
    const stranger = await portal.as('head', at.b.institution)
    expect((await print(stranger, order([pupil]))).status).toBe(404)
    for (const above of [head, deputy]) {
      await ownAccount(above)
      expect((await print(deputy, order([above]))).status).toBe(404)
    }
    expect((await print(head, order([head]))).status).toBe(404)
    expect((await print(pupil, order([pupil]))).status).toBe(403)
    expect((await pupil.get('/api/users/me')).body.user).not.toBeNull()
  })

  test('prints for all or for none', async () => {
    const other = await portal.as('pupil', at.b.institution)
    await ownAccount(other, at.b.institution)
    expect((await print(head, order([pupil, other]))).status).toBe(404)
    expect((await pupil.get('/api/users/me')).body.user).not.toBeNull()
  })

  test('sees by what the accounts of a class are opened', async () => {
    const list = async (by: Agent, query = '') =>
      (await by.get(`${CORE}/slips?institution=${at.a.institution}${query}`)).body
    const find = (body: { people: { id: string }[] }) =>
      body.people.find(({ id }) => id === pupil.userId)
    expect(find(await list(head))).toMatchObject({ group: '7 Ә', hasPassword: true, slipUntil: '' })
    await slipFor(pupil)
    const group = `&group=${encodeURIComponent('7 Ә')}`
    expect(find(await list(teacher, group))).toMatchObject({
      ...{ hasPassword: false, slipUntil: expect.stringMatching(/^20/) as unknown },
    })
    const own = await list(teacher)
    expect(own.groups).toEqual(['7 Ә'])
    const values = (own.roles as { value: string }[]).map(({ value }) => value)
    expect(values).toEqual(['parent', 'pupil'])
    expect((await list(head, '&role=teacher')).people).toEqual([])
  })

  test('opens nothing any more once its owner has risen', async () => {
    const person = await portal.as('teacher', at.a.institution)
    await ownAccount(person)
    const code = await slipFor(person)
    const rise = { user: person.userId, role: 'deputy', institution: at.a.institution }
    const done = await head.post(`${CORE}/memberships`).send({ action: 'grant', ...rise })
    expect(done.status).toBe(200)
    const username = await usernameOf(person)
    expect((await enter({ username, code })).status).toBe(401)
  })
})
