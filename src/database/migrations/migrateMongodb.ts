import { createHash } from 'node:crypto'
import mongoose from 'mongoose'
import type { mongo } from 'mongoose'
import { MigrationError } from './migrationError'
import { mongodbMigrations } from './mongodb'
import { pendingOf } from './pending'
import type { MongodbMigration, Print } from './types'

const MIGRATIONS = 'payload-migrations'

export interface MongodbMigrateOptions {
  readonly url: string
  readonly migrations?: readonly MongodbMigration[]
  /** Makes a proven backup; called before the first pending migration of a database with data. */
  readonly backup: () => Promise<void>
  readonly print: Print
}

/**
 * Applies every pending migration, each in its own transaction together with its record, and
 * returns their names. Several processes may start at once: a record has an id made from its name,
 * so only one of them can commit it. Throws MigrationError.
 */
export async function migrateMongodb(options: MongodbMigrateOptions): Promise<string[]> {
  const { backup, migrations = mongodbMigrations, print, url } = options
  const client = await new mongoose.mongo.MongoClient(url).connect()
  try {
    const database = client.db()
    const names = pendingOf(await appliedMongodb(database), migrations)
    if (names.length > 0 && (await holdsData(database))) await backup()
    for (const migration of migrations.filter(({ name }) => names.includes(name))) {
      const started = performance.now()
      await apply(client, migration)
      print(`migrated ${migration.name} (${Math.round(performance.now() - started)} ms)`)
    }
    return names
  } finally {
    await client.close()
  }
}

/** Takes back the newest applied migration and returns its name, or undefined when there is none. */
export async function revertMongodb(options: MongodbMigrateOptions): Promise<string | undefined> {
  const { backup, migrations = mongodbMigrations, print, url } = options
  const client = await new mongoose.mongo.MongoClient(url).connect()
  try {
    const applied = await appliedMongodb(client.db())
    pendingOf(applied, migrations)
    const last = migrations.findLast(({ name }) => applied.includes(name))
    if (last === undefined) return undefined
    if (await holdsData(client.db())) await backup()
    await guarded(client, last.name, async (database, session) => {
      await last.down({ database, session })
      await database.collection(MIGRATIONS).deleteOne({ name: last.name }, { session })
    })
    print(`taken back ${last.name}`)
    return last.name
  } finally {
    await client.close()
  }
}

/** Names of the migrations a database has, in the order they were applied. */
export async function appliedMongodb(database: mongo.Db): Promise<string[]> {
  const records = await database
    .collection(MIGRATIONS)
    .find({ name: { $type: 'string' } }, { sort: { batch: 1, createdAt: 1, name: 1 } })
    .toArray()
  return records.map(({ name }) => String(name))
}

async function apply(client: mongo.MongoClient, migration: MongodbMigration): Promise<void> {
  const { name } = migration
  await guarded(client, name, async (database, session) => {
    const records = database.collection(MIGRATIONS)
    const [newest] = await records.find({}, { session, sort: { batch: -1 }, limit: 1 }).toArray()
    const now = new Date()
    const batch = Number(newest?.batch ?? 0) + 1
    // First, so that a second process meets the conflict before it repeats the work.
    await records.insertOne(
      { _id: recordId(name), batch, createdAt: now, name, updatedAt: now },
      { session },
    )
    await migration.up({ database, session })
  })
}

/** The driver repeats the transaction on a conflict; when another process was first, nothing is left to do. */
async function guarded(
  client: mongo.MongoClient,
  name: string,
  action: (database: mongo.Db, session: mongo.ClientSession) => Promise<void>,
): Promise<void> {
  try {
    await client.withSession((session) =>
      session.withTransaction(() => action(client.db(), session), {
        readConcern: { level: 'snapshot' },
        writeConcern: { w: 'majority' },
      }),
    )
  } catch (error) {
    if (isRecorded(error)) return
    const reason = error instanceof Error ? error.message : String(error)
    throw new MigrationError(
      'migration_failed',
      `Migration ${name} was refused, nothing changed: ${reason}`,
      {
        cause: error,
      },
    )
  }
}

/** A duplicate key in the list of migrations: another process committed this one. */
function isRecorded(error: unknown): boolean {
  if (!(error instanceof mongoose.mongo.MongoServerError) || error.code !== 11000) return false
  return error.message.includes(`.${MIGRATIONS} `)
}

const recordId = (name: string): mongo.ObjectId =>
  new mongoose.mongo.ObjectId(createHash('sha256').update(name).digest('hex').slice(0, 24))

async function holdsData(database: mongo.Db): Promise<boolean> {
  const collections = await database.listCollections({ type: 'collection' }).toArray()
  const names = collections.map(({ name }) => name).filter((name) => name !== MIGRATIONS)
  for (const name of names) {
    if (await database.collection(name).findOne({}, { projection: { _id: 1 } })) return true
  }
  return false
}
