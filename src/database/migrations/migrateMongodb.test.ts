import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import type { mongo } from 'mongoose'
import {
  type MongodbMigrateOptions,
  appliedMongodb,
  migrateMongodb,
  revertMongodb,
} from './migrateMongodb'
import { verifyBackup } from '../backup/verifyBackup'
import { migrate, revertMigration } from '../migrate'
import type { MongodbMigration } from './types'

const uri = process.env.MONGODB_URI
const described = uri === undefined ? describe.skip : describe

const rename: MongodbMigration = {
  name: '20261124_000000_rename',
  up: async ({ database, session }) => {
    await database.collection('pages').updateMany({}, { $rename: { name: 'title' } }, { session })
  },
  down: async ({ database, session }) => {
    await database.collection('pages').updateMany({}, { $rename: { title: 'name' } }, { session })
  },
}
const count: MongodbMigration = {
  name: '20261125_000000_count',
  up: async ({ database, session }) => {
    await database.collection('counts').updateOne({}, { $inc: { n: 1 } }, { session, upsert: true })
  },
  down: () => Promise.resolve(),
}

described('migrations of MongoDB (skipped unless MONGODB_URI is set)', () => {
  let client: mongo.MongoClient
  let database: mongo.Db
  let url: string
  let backups: number
  let made = 0
  const run = (...migrations: MongodbMigration[]): Promise<string[]> =>
    migrateMongodb(options(migrations))
  const options = (migrations: MongodbMigration[]): MongodbMigrateOptions => ({
    backup: () => {
      backups += 1
      return Promise.resolve()
    },
    migrations,
    print: () => undefined,
    url,
  })
  const titles = async (): Promise<unknown[]> =>
    database
      .collection('pages')
      .find({}, { projection: { _id: 0 } })
      .toArray()

  beforeAll(async () => {
    client = await new mongoose.mongo.MongoClient(String(uri)).connect()
  })
  afterAll(() => client.close())
  beforeEach(() => {
    made += 1
    backups = 0
    const address = new URL(String(uri))
    address.pathname = `/orda_migrate_${process.pid}_${Date.now()}_${made}`
    url = address.href
    database = client.db(address.pathname.slice(1))
  })
  afterEach(() => database.dropDatabase())

  test('each once, recorded, backed up only when there is data', async () => {
    expect(await run(rename)).toEqual([rename.name])
    expect(backups).toBe(0)
    await database.collection('pages').insertOne({ name: 'Басты бет' })
    expect(await run(rename, count)).toEqual([count.name])
    expect(backups).toBe(1)
    expect(await run(rename, count)).toEqual([])
    expect(backups).toBe(1)
    expect(await appliedMongodb(database)).toEqual([rename.name, count.name])
    const records = await database.collection('payload-migrations').find().toArray()
    expect(records).toMatchObject([
      { batch: 1, createdAt: expect.any(Date), name: rename.name, updatedAt: expect.any(Date) },
      { batch: 2, name: count.name },
    ])
  })

  test('forward and back', async () => {
    await database.collection('pages').insertOne({ name: 'Басты бет' })
    await run(rename)
    expect(await titles()).toEqual([{ title: 'Басты бет' }])
    expect(await revertMongodb(options([rename]))).toBe(rename.name)
    expect(await titles()).toEqual([{ name: 'Басты бет' }])
    expect(await revertMongodb(options([rename]))).toBeUndefined()
    expect(await run(rename)).toEqual([rename.name])
  })

  test('one that fails changes nothing and is not recorded', async () => {
    await database.collection('pages').insertOne({ name: 'Басты бет' })
    const failing: MongodbMigration = {
      ...rename,
      up: async (target) => {
        await rename.up(target)
        throw new Error('no more')
      },
    }
    await expect(run(failing)).rejects.toMatchObject({
      code: 'migration_failed',
      message: `Migration ${rename.name} was refused, nothing changed: no more`,
    })
    expect(await titles()).toEqual([{ name: 'Басты бет' }])
    expect(await appliedMongodb(database)).toEqual([])
  })

  test('processes that start together apply each migration once', async () => {
    await database.collection('pages').insertOne({ name: 'Басты бет' })
    await Promise.all(Array.from({ length: 6 }, () => run(rename, count)))
    expect(await database.collection('counts').findOne()).toMatchObject({ n: 1 })
    expect(await appliedMongodb(database)).toEqual([rename.name, count.name])
  })

  test('a database of a newer version is refused', async () => {
    await run(rename, count)
    await expect(run(rename)).rejects.toMatchObject({ code: 'database_newer' })
  })

  test('migrate backs up, migrates and makes the indexes of the models', async () => {
    await database.collection('pages').insertOne({ name: 'Басты бет' })
    const dataDir = await mkdtemp(join(tmpdir(), 'orda-migrate-'))
    const schema = new mongoose.Schema({ title: String }).index({ title: 1 })
    const connection = await mongoose.createConnection(url, { autoIndex: false }).asPromise()
    const pages = connection.model('pages', schema, 'pages')
    const common = { databaseUrl: url, dataDir, mongodb: [rename], print: () => undefined }
    const models = () => Promise.resolve({ collections: { pages }, globals: pages, versions: {} })
    expect(await migrate({ ...common, models: models as never })).toEqual([rename.name])
    expect((await pages.collection.indexes()).map(({ key }) => key)).toContainEqual({ title: 1 })
    const [backup] = await readdir(join(dataDir, 'backups'))
    const { tables } = await verifyBackup(join(dataDir, 'backups', String(backup)))
    expect(tables).toMatchObject([{ name: 'pages', rows: 1 }])
    expect(await revertMigration(common)).toBe(rename.name)
    await connection.close()
    await rm(dataDir, { recursive: true })
  })
})
