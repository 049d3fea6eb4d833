import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import request, { type Test } from 'supertest'
import type { Payload } from 'payload'
import { sessionUser } from '#collections'
import { inTransaction, runNextJob, systemDb } from '#kernel'
import { createTestPortal, ORIGIN, type TestPortal } from '../createTestPortal'
import { sendBytes } from '../sendBytes'
import { startDryRun, type DryRun } from './dryRun'
import { createWatch, type Watch } from './leaks'
import type { Cell, Tally } from './tally'
import { buildWorld, type Doc, type Person, type World } from './world'

/** What a request brings. */
export type Sent = Readonly<{
  json?: object
  form?: object
  file?: Buffer
  bytes?: Buffer
  headers?: object
}>

/** What the portal said. */
export type Heard = Readonly<{
  status: number
  text: string
  body: Record<string, unknown>
  headers: Readonly<Record<string, string>>
}>

/** A portal full of documents and people, of which nothing that is asked changes anything. */
export type Matrix = Readonly<{
  payload: Payload
  portal: TestPortal
  world: World
  dry: DryRun
  watch: Watch
  /** Asks over the real listener; every answer is searched for what the person may not see. */
  ask: (tally: Tally, cell: Cell, question: Question) => Promise<Heard>
  /** The person as the local API wants him; null for whoever is not signed in. */
  userOf: (person: Person) => object | null
  stop: () => Promise<void>
}>

export type Method = 'get' | 'post' | 'patch' | 'put' | 'delete'
export type Question = Readonly<{ person: Person; method: Method; path: string; sent?: Sent }>

/** Opens a portal, fills it, signs everybody in, and ends what has to be over before anything is asked. */
export async function openMatrix(): Promise<Matrix> {
  const portal = await createTestPortal()
  const { payload } = portal
  const built = await buildWorld(payload)
  const server = createServer(portal.app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const world = await endAccounts(server, payload, built)
  // Pictures get their sizes.
  while (await runNextJob(payload));
  const users = new Map<Person, object | null>()
  for (const person of world.persons) {
    const user = await sessionUser(payload, person.cookie)
    users.set(person, user ? { ...user, collection: 'users' } : null)
  }
  const dry = await startDryRun(payload)
  const watch = createWatch(world)
  return {
    ...{ payload, portal, world, dry, watch },
    userOf: (person) => users.get(person) ?? null,
    async ask(tally, cell, question) {
      const answer = await send(server, question)
      const { status } = answer
      const body = answer.body as unknown
      // A picture is bytes.
      const text = Buffer.isBuffer(body) ? body.toString() : answer.text
      const asked = question.path + JSON.stringify(question.sent?.json ?? {})
      watch.search(tally, cell, question.person, { path: question.path, asked, text })
      return {
        body: body as Heard['body'],
        headers: answer.headers,
        status,
        text,
      }
    },
    async stop() {
      dry.stop()
      server.closeAllConnections()
      server.close()
      await portal.stop()
    },
  }
}

function send(server: Server, { method, path, person, sent = {} }: Question): Test {
  const asked = request(server)[method](path).set('Host', 'localhost:3000').set('Origin', ORIGIN)
  if (person.cookie !== '') void asked.set('Cookie', person.cookie)
  if (method === 'patch') void asked.set('If-Match', '*')
  for (const [name, value] of Object.entries(sent.headers ?? {}))
    void asked.set(name, String(value))
  if (sent.form) void asked.field('_payload', JSON.stringify(sent.form))
  if (sent.file) void asked.attach('file', sent.file, 'p.png')
  if (sent.bytes) return sendBytes(asked, sent.bytes)
  return sent.json ? asked.send(sent.json) : asked
}

/** They have been known to the portal as signed in before their accounts go. */
async function endAccounts(server: Server, payload: Payload, world: World): Promise<World> {
  const removed = world.persons.filter(({ isRemoved }) => isRemoved === true)
  for (const person of removed) {
    await send(server, { person, method: 'get', path: '/api/users/me' })
    await inTransaction(payload, (req) =>
      systemDb(req).delete({ collection: 'users', id: person.id, depth: 0 }),
    )
  }
  const isGone = ({ about, id }: Doc): boolean =>
    removed.some((person) => person.id === id || person.id === about)
  return { ...world, docs: world.docs.filter((doc) => !isGone(doc)) }
}
