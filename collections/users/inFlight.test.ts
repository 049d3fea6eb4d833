import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import type { Payload } from 'payload'
import { createLocalReq } from 'payload'
import { inTransactionAgain } from '#kernel'
import { createTestPortal, PASSWORD, twoSchools, type TestPortal } from '#testing'
import { giveLongerPassword } from './factor/longerPassword'
import { hashPassword } from './passwordHash'
import { replacePassword } from './passwords/writePassword'
import { readSession } from './readSession'
import { closeSessionsOf, openSession } from './sessions'
import { setPassword } from './setPassword'
import { signIn } from './signIn'

const OTHER = 'дала үстінде қыран'

let portal: TestPortal
let institution: string
let user: string
let username: string
let other: string
let foreign: string

beforeAll(async () => {
  portal = await createTestPortal()
  institution = (await twoSchools(portal.payload)).a.institution
  other = await hashPassword(OTHER)
  foreign = await hashPassword('ақ сандық көк сандық')
})
afterAll(() => portal.stop())
beforeEach(async () => {
  user = (await portal.as('teacher', institution)).userId
  const found = await portal.payload.findByID({
    collection: 'users',
    depth: 0,
    id: user,
    overrideAccess: true,
  })
  username = String(found.username)
  await change(await hashPassword(PASSWORD))
})
afterEach(() => {
  jest.restoreAllMocks()
})

/** What anybody does who sets a new password: it ends every session. */
const change = (hash: string): Promise<void> =>
  inTransactionAgain(portal.payload, (req) => replacePassword(req, user, hash, 'staff'))

const sessions = async (): Promise<number> => {
  const where = { user: { equals: user } }
  return (await portal.payload.db.count({ collection: 'sessions', where })).totalDocs
}

type Row = { id: string } & Record<string, unknown>

/** Does something once, when the password of an account has been read and is still to be compared. */
function afterRead(work: () => Promise<unknown>): void {
  const { db } = portal.payload
  const findOne = db.findOne.bind(db)
  let isDone = false
  jest.spyOn(db, 'findOne').mockImplementation(async (args: Parameters<typeof findOne>[0]) => {
    const row = await findOne<Row>(args)
    if (args.collection !== 'credentials' || isDone) return row
    isDone = true
    await work()
    return row
  })
}

const failed = { code: 'sign_in_failed', status: 401 }
const enter = (password = PASSWORD) => signIn(portal.payload, username, password)

test('a password that has changed since it was read opens no session', async () => {
  afterRead(() => change(other))
  await expect(enter()).rejects.toMatchObject(failed)
  expect(await sessions()).toBe(0)
  const { token } = await enter(OTHER)
  expect(await readSession(portal.payload, token)).toMatchObject({ id: user })
})

test('nor does one that is over since a slip was printed', async () => {
  afterRead(() =>
    inTransactionAgain(portal.payload, async (req) => {
      const where = { user: { equals: user } }
      await portal.payload.db.deleteMany({ collection: 'credentials', req, where })
      await closeSessionsOf(req, user)
    }),
  )
  await expect(enter()).rejects.toMatchObject(failed)
  expect(await sessions()).toBe(0)
})

test.each([0, 5, 20, 60])(
  'a password that changes while the session is stored ends it, or is there before it (%i ms)',
  async (wait) => {
    const { db } = portal.payload
    const create = db.create.bind(db)
    let changed: Promise<void> | undefined
    jest.spyOn(db, 'create').mockImplementation((async (args: Parameters<typeof create>[0]) => {
      if (args.collection === 'sessions' && changed === undefined) {
        changed = change(other)
        await new Promise((resolve) => setTimeout(resolve, wait))
      }
      return create(args)
    }) as Payload['db']['create'])
    const entered = await enter().catch((error: unknown) => error)
    expect(changed).toBeDefined()
    await changed
    expect(await sessions()).toBe(0)
    if (entered instanceof Error) expect(entered).toMatchObject(failed)
  },
)

test('whoever knows the password of before sets no new one', async () => {
  const req = await createLocalReq({}, portal.payload)
  Object.assign(req, { user: { id: user, collection: 'users' } })
  afterRead(() => change(other))
  const given = { current: PASSWORD, password: 'жеті қазына қайда' }
  await expect(setPassword(req, user, given)).rejects.toMatchObject({ ...failed, field: 'current' })
  await expect(enter(OTHER)).resolves.toMatchObject({ user })
})

test('nor does a session that has ended meanwhile, which waited for a longer one', async () => {
  const director = await portal.as('root')
  user = director.userId
  await change(foreign)
  const { token } = await openSession(portal.payload, user, '', { isShort: true })
  const owner = await readSession(portal.payload, token)
  expect(owner?.needs).toBe('password')
  await change(other)
  const req = await createLocalReq({}, portal.payload)
  const longer = giveLongerPassword(req, owner, token, 'жеті қазына қайда тұр екен')
  await expect(longer).rejects.toMatchObject({ code: 'unauthenticated' })
  const where = { user: { equals: user } }
  const row = await portal.payload.db.findOne<Row>({ collection: 'credentials', where })
  expect(row?.passwordHash).toBe(other)
})
