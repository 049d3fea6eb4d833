import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import { getPayload, type Payload } from 'payload'
import request from 'supertest'
import { writePassword } from '#collections'
import { readEnv, type Env } from '#config'
import type { DatabaseOptions } from '#database'
import { migrate } from '#database/operations'
import { inTransaction, type AnyPlugin, type PersonRole } from '#kernel'
import { portalConfig } from '../../payload.config'
import { createApp, type App } from '../server/createApp'
import { appoint } from './appoint'
import { cheapHash, PASSWORD } from './cheapHash'
import { migrateFresh } from './freshDatabase'
import { takeDatabase } from './mongo/databasePool'

export const ORIGIN = 'http://localhost:3000'

/** One portal for a test: a real database of its own, the very listener that production serves. */
export type TestPortal = Readonly<{
  app: App
  payload: Payload
  settings: Env
  /** Payload's instance key, for a second app on the same portal. */
  instanceKey: string
  /** A supertest request without a person. */
  http: ReturnType<typeof request>
  /** Makes a person with a role and signs in; requests of the returned agent carry the session and our origin. */
  as: (
    role: PersonRole,
    institution?: string,
  ) => Promise<ReturnType<typeof request.agent> & { userId: string }>
  stop: () => Promise<void>
}>

export type TestPortalOptions = Partial<DatabaseOptions> &
  Readonly<{
    origin?: string
    /** Plugins of the test's own. No migration knows their tables: on SQLite these are made from the config. */
    plugins?: readonly AnyPlugin[]
    /** Is every module on, unless somebody says otherwise? It is. */
    startsOn?: boolean
    /** Is a second factor demanded of people whose roles need one? It is not. */
    secondFactor?: Env['secondFactor']
  }>

/**
 * Boots a portal on an empty database: SQLite in a temporary directory, or MongoDB where MONGODB_URI names one. A
 * `dataDir` of the test's own stays when the portal stops.
 */
export async function createTestPortal(options: TestPortalOptions = {}): Promise<TestPortal> {
  const { dataDir = mkdtempSync(path.join(tmpdir(), 'orda-test-')), origin = ORIGIN } = options
  const { dataDir: _dataDir, origin: _origin, secondFactor, ...more } = options
  const { plugins = [], startsOn = true, ...database } = more
  const place = await emptyDatabase(dataDir, plugins.length > 0)
  const settings = readEnv({
    MODE: 'test',
    ORIGIN: origin,
    DATA_DIR: dataDir,
    DATABASE_URL: place.url,
    LOG_LEVEL: process.env.LOG_LEVEL,
    SECOND_FACTOR: secondFactor,
  })
  const instanceKey = randomUUID()
  const push = plugins.length > 0
  const open = (): Promise<Payload> =>
    getPayload({
      config: portalConfig(settings, { push, ...database }, plugins, startsOn),
      key: instanceKey,
    })
  const payload = await place.opened(open)
  const app = createApp({ payload, instanceKey, sendsMail: true })
  return {
    app,
    payload,
    settings,
    instanceKey,
    http: request(app),
    as: (role, institution) => signedIn(app, payload, role, institution),
    async stop() {
      await (payload.db as unknown as { close: () => Promise<void> }).close()
      await place.giveBack()
      if (options.dataDir === undefined) rmSync(dataDir, { force: true, recursive: true })
    },
  }
}

type Opening = () => Promise<Payload>

type EmptyDatabase = Readonly<{
  url: string
  /** Opens it, with all its tables. */
  opened: (open: Opening) => Promise<Payload>
  giveBack: () => Promise<void>
}>

/** @param isOwn does the test have plugins of its own, whose tables no migration knows? */
async function emptyDatabase(dataDir: string, isOwn: boolean): Promise<EmptyDatabase> {
  const mongo = process.env.MONGODB_URI
  if (mongo) return emptyMongo(mongo, dataDir, isOwn)
  const file = path.join(dataDir, 'orda.db')
  const url = `file:${file}`
  return {
    url,
    async opened(open) {
      const bring = () => migrated(url, dataDir, open)
      if (!isOwn) await (existsSync(file) ? bring() : migrateFresh(file, bring))
      return open()
    },
    giveBack: () => Promise.resolve(),
  }
}

async function emptyMongo(uri: string, dataDir: string, isOwn: boolean): Promise<EmptyDatabase> {
  const { giveBack, isMade, isReady, url } = await takeDatabase(uri, !isOwn)
  return {
    url,
    giveBack,
    async opened(open) {
      if (!isReady) await migrated(url, dataDir, open)
      const payload = await open()
      if (!isReady && !isOwn) await isMade()
      return payload
    },
  }
}

async function migrated(databaseUrl: string, dataDir: string, open: Opening): Promise<void> {
  const models = async () => (await open()).db as never
  await migrate({ databaseUrl, dataDir, models, print: () => undefined })
}

async function signedIn(
  app: App,
  payload: Payload,
  role: PersonRole,
  institution?: string,
): ReturnType<TestPortal['as']> {
  const username = `${role}-${randomUUID().slice(0, 8)}`
  const passwordHash = await cheapHash()
  const userId = await inTransaction(payload, async (req) => {
    const user = await payload.create({
      collection: 'users',
      data: { name: role, username },
      depth: 0,
      overrideAccess: true,
      req,
    })
    await writePassword(req, String(user.id), passwordHash)
    return String(user.id)
  })
  await appoint(payload, userId, role, institution)
  const agent = request.agent(app).set('Host', 'localhost:3000').set('Origin', ORIGIN)
  const answer = await agent.post('/api/users/login').send({ username, password: PASSWORD })
  if (answer.status !== 200) throw new Error(`Could not sign in: ${String(answer.status)}`)
  // What a test changes it has not read before, unless it says so by a `rev` of its own.
  const patch = agent.patch.bind(agent)
  agent.patch = (url: string) => patch(url).set('If-Match', '*')
  return Object.assign(agent, { userId })
}
