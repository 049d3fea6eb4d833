import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { setTimeout as pause } from 'node:timers/promises'
import { inTransaction, MailFault, notify, startPostman, systemStore, type Deliver } from '#kernel'
import { createTestPortal, openMailServer, withAddress, type TestPortal } from '#testing'
import { deliverWith } from './deliverWith'

let portal: TestPortal
let root: Awaited<ReturnType<TestPortal['as']>>
let told: string[]

beforeAll(async () => {
  portal = await createTestPortal()
  root = await portal.as('root')
  await withAddress(portal.payload, root.userId, 'aigul.asanova@example.kz', 'kk')
  const logger = portal.payload.logger as { warn: (entry: unknown) => void }
  logger.warn = (entry) => void told.push(JSON.stringify(entry))
})
afterAll(() => portal.stop())
beforeEach(async () => {
  told = []
  for (const { id } of await outbox().find({})) await outbox().remove({ id })
})

const outbox = () => systemStore({ payload: portal.payload })('outbox')
const states = async () => (await outbox().find({})).map(({ state }) => state)
const tell = (count: number) =>
  inTransaction(portal.payload, async (req) => {
    const values = { role: 'root', institution: null, path: '/me' }
    for (let n = 0; n < count; n++)
      await notify(req, { kind: 'core.role-granted', to: [root.userId], values })
  })
const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await pause(10)
}

test('many mails go out, a few at a time, each once; the log names nobody', async () => {
  const server = await openMailServer()
  const settings = { ...portal.settings, smtpUrl: server.url }
  await tell(20)
  const postman = startPostman(portal.payload, deliverWith(settings, portal.payload))
  await until(() => server.received.length >= 20)
  server.behave({ refuse: 550 })
  await tell(1)
  await until(async () => (await states()).includes('failed'))
  await postman.stop()
  expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(20)
  expect(server.received).toHaveLength(20)
  expect(server.connections().most).toBeLessThanOrEqual(6)
  // A busy machine has things of its own to say.
  const ofMail = told.filter((line) => line.includes('"reach"'))
  expect(ofMail).toHaveLength(1)
  expect(ofMail.join()).toContain('smtp_550')
  expect(told.join()).not.toMatch(/@|aigul|asanova|refused by the test/i)
  await server.stop()
})

test('a server that hangs holds up nobody but its mails', async () => {
  let under = 0
  let most = 0
  const release: (() => void)[] = []
  const hangs: Deliver = async () => {
    most = Math.max(most, ++under)
    await new Promise<void>((resolve) => release.push(resolve))
    under--
    throw new MailFault('host', 'timeout')
  }
  await tell(10)
  const postman = startPostman(portal.payload, hangs)
  await until(() => under === 3)
  const begun = performance.now()
  for (let n = 0; n < 10; n++)
    expect((await root.get('/api/plugins/core/notifications')).status).toBe(200)
  await tell(1)
  expect(performance.now() - begun).toBeLessThan(5000)
  expect([under, most]).toEqual([3, 3])
  let isStopped = false
  const stopping = postman.stop().then(() => {
    isStopped = true
  })
  await pause(50)
  expect(isStopped).toBe(false)
  for (const one of release) one()
  await stopping
  expect(new Set(await states())).toEqual(new Set(['open']))
  expect((await outbox().find({})).every(({ attempts }) => attempts === 0)).toBe(true)
})

test('a postman that the database fails goes on when it is there again', async () => {
  const { stores } = portal.payload.db as unknown as { stores: { read: () => Promise<unknown> } }
  const read = stores.read.bind(stores)
  await tell(1)
  stores.read = () => Promise.reject(new Error('disk'))
  let sent = 0
  const postman = startPostman(portal.payload, () => {
    sent++
    return Promise.resolve()
  })
  await until(() => told.length >= 3)
  stores.read = read
  await until(() => sent === 1)
  await postman.stop()
  expect(await states()).toEqual(['sent'])
})
