import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { BasePayload, buildConfig } from 'payload'
import type { CollectionConfig, Payload, PayloadRequest, Where } from 'payload'

import type { OrdaDatabase } from './contract'
import { createDatabase } from './createDatabase'
import type { DatabaseOptions } from './createDatabase'
import { testStores } from './stores/testStores'

/** Payload's operations without the types of the real collections, without access control. */
export interface TestOperations {
  create: (collection: Slug, data: Document, req?: PayloadRequest) => Promise<Document>
  update: (collection: Slug, id: unknown, data: Document, req?: PayloadRequest) => Promise<Document>
  updateWhere: (collection: Slug, where: Where, data: Document) => Promise<unknown>
  find: (collection: Slug) => Promise<Document[]>
  count: (collection: Slug) => Promise<number>
}

type Slug = 'marks' | 'notes'
type Document = Record<string, unknown>

export interface TestPayload extends TestOperations {
  readonly payload: Payload
  readonly db: OrdaDatabase
  /** The database file, or the address of the MongoDB database. */
  readonly path: string
  readonly logs: readonly TestLog[]
  /** Closes it and removes its files. */
  stop(): Promise<void>
}

export interface TestLog {
  readonly level: 'error' | 'warn'
  readonly msg: string
}

export interface TestPayloadOptions extends Omit<DatabaseOptions, 'dataDir' | 'push'> {
  /** Where the database file goes; a folder of its own otherwise. */
  dir?: string
  hooks?: CollectionConfig['hooks']
}

const folder = () => mkdtempSync(join(tmpdir(), 'orda-database-'))
let template: Promise<Buffer> | undefined

/** A small Payload over a fresh database, for the tests of this folder. */
export async function startTestPayload(options: TestPayloadOptions = {}): Promise<TestPayload> {
  const { dir = folder(), hooks, ...database } = options
  const path = join(dir, 'orda.db')
  if (database.url === undefined && !existsSync(path)) {
    template ??= makeTemplate()
    writeFileSync(path, await template)
  }
  const logs: TestLog[] = []
  const payload = await start({ url: `file:${path}`, ...database }, logs, hooks)
  return {
    ...operationsOf(payload),
    payload,
    db: payload.db as unknown as OrdaDatabase,
    path: database.url ?? path,
    logs,
    async stop() {
      await payload.destroy()
      if (options.dir === undefined) rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** What became of an operation: 'stored', or the code (or the name) of the error. */
export async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'stored'
  } catch (error) {
    const { code, name } = error as { code?: string; name: string }
    return code ?? name
  }
}

function operationsOf(payload: Payload): TestOperations {
  const untyped = payload as unknown as Record<
    'count' | 'create' | 'find' | 'update',
    (args: object) => Promise<Document>
  >
  const asSystem = { overrideAccess: true }
  return {
    create: (collection, data, req) =>
      untyped.create({ collection, data, ...asSystem, ...(req && { req }) }),
    update: (collection, id, data, req) =>
      untyped.update({ collection, id, data, ...asSystem, ...(req && { req }) }),
    updateWhere: (collection, where, data) =>
      untyped.update({ collection, where, data, ...asSystem }),
    find: async (collection) => {
      const { docs } = await untyped.find({ collection, pagination: false, ...asSystem })
      return docs as Document[]
    },
    count: async (collection) => {
      const { totalDocs } = await untyped.count({ collection, ...asSystem })
      return totalDocs as number
    },
  }
}

/** Making the tables takes a second: each test starts from a copy. */
async function makeTemplate(): Promise<Buffer> {
  const dir = folder()
  const path = join(dir, 'template.db')
  const payload = await start({ url: `file:${path}`, push: true }, [])
  await payload.destroy()
  const file = readFileSync(path)
  rmSync(dir, { recursive: true })
  return file
}

async function start(
  database: DatabaseOptions,
  logs: TestLog[],
  hooks: CollectionConfig['hooks'] = {},
): Promise<Payload> {
  const config = await buildConfig({
    secret: 'a secret of thirty-two characters',
    telemetry: false,
    typescript: { autoGenerate: false },
    db: createDatabase(database),
    localization: { locales: ['kk', 'ru'], defaultLocale: 'kk', fallback: false },
    logger: { options: { level: 'warn' }, destination: { write: (line) => collect(logs, line) } },
    collections: [
      {
        slug: 'notes',
        versions: { drafts: true },
        hooks: { beforeOperation: [enlist], ...hooks },
        fields: [
          { name: 'title', type: 'text', localized: true },
          { name: 'code', type: 'text', unique: true },
          { name: 'size', type: 'number', max: 100 },
          { name: 'rows', type: 'array', fields: [{ name: 'value', type: 'text' }] },
        ],
      },
      {
        slug: 'marks',
        hooks: { beforeOperation: [enlist] },
        fields: [{ name: 'value', type: 'number', required: true, max: 5 }],
      },
      ...testStores,
    ],
  })
  return new BasePayload().init({ config, disableOnInit: true })
}

const enlist: NonNullable<
  NonNullable<CollectionConfig['hooks']>['beforeOperation']
>[number] = async ({ collection, operation, req }) => {
  if (operation === 'read') return
  const db = req.payload.db as unknown as OrdaDatabase
  await db.enlist(req, `${operation} ${collection.slug}`)
}

function collect(logs: TestLog[], line: string): void {
  const { level, msg } = JSON.parse(line) as { level: number; msg: string }
  logs.push({ level: level >= 50 ? 'error' : 'warn', msg })
}
