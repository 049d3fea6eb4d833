import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import type { mongo } from 'mongoose'
import { backup } from './backup'
import { manifestText } from './manifest'
import { restore } from './restore'
import { verifyBackup } from './verifyBackup'

const { BSON, MongoClient } = mongoose.mongo
const uri = process.env.MONGODB_URI
const described = uri === undefined ? describe.skip : describe

described('backup of MongoDB (skipped unless MONGODB_URI is set)', () => {
  let client: mongo.MongoClient
  let source: mongo.Db
  let dataDir: string
  let made = 0
  const print = (): void => undefined
  const names: string[] = []

  /** A database of its own for each test: name and address. */
  const fresh = (): { database: mongo.Db; url: string } => {
    made += 1
    const name = `orda_backup_${process.pid}_${Date.now()}_${made}`
    names.push(name)
    const url = new URL(String(uri))
    url.pathname = `/${name}`
    return { database: client.db(name), url: url.href }
  }
  const exact = { promoteLongs: false, promoteValues: false, sort: { _id: 1 } } as const
  const content = async (database: mongo.Db, name: string): Promise<string[]> =>
    (await database.collection(name).find({}, exact).toArray()).map((document) =>
      BSON.EJSON.stringify(document, { relaxed: false }),
    )
  let url: string
  const make = (): Promise<Awaited<ReturnType<typeof backup>>> =>
    backup({ dataDir, databaseUrl: url, print })
  const bring = (from: string, to: string, more: object = {}): Promise<void> =>
    restore({ dataDir, databaseUrl: to, from, knownMigrations: ['one'], print, ...more })

  beforeAll(async () => {
    client = await new MongoClient(String(uri)).connect()
  })
  afterAll(async () => {
    for (const name of names) await client.db(name).dropDatabase()
    await client.close()
  })
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'orda-backup-'))
    await mkdir(join(dataDir, 'media'))
    await writeFile(join(dataDir, 'media/photo.jpg'), 'then')
    const place = fresh()
    url = place.url
    source = place.database
    await source.collection('payload-migrations').insertOne({ name: 'one', batch: 1 })
    await source.collection('empty/odd name').insertOne({ x: 1 })
    await source.collection('empty/odd name').deleteMany({})
    await source.collection('pages').insertMany([
      { _id: 'b' as never, title: { kk: 'Әліпби\n\u2028', ru: 'Букварь' }, at: new Date(0) },
      { n: new BSON.Double(1), long: BSON.Long.MAX_VALUE, int: 1, z: null, a: [1.5, -0, NaN] },
      {
        bytes: new BSON.Binary(Buffer.from([0, 255])),
        exp: /ә+/iu,
        dec: BSON.Decimal128.fromString('1.10'),
      },
    ])
    const many = Array.from({ length: 1234 }, (_, i) => ({ i, text: 'мәтін '.repeat(200) }))
    await source.collection('many').insertMany(many)
  })
  afterEach(() => rm(dataDir, { force: true, recursive: true }))

  test('every document comes back with its types, in an empty database', async () => {
    const { directory, manifest } = await make()
    expect(manifest).toMatchObject({ database: 'mongodb', migrations: ['one'], schema: null })
    expect(manifest.tables.map(({ name, rows }) => [name, rows])).toEqual([
      ['empty/odd name', 0],
      ['many', 1234],
      ['pages', 3],
      ['payload-migrations', 1],
    ])
    expect(await verifyBackup(directory)).toEqual(manifest)

    await writeFile(join(dataDir, 'media/photo.jpg'), 'now')
    const target = fresh()
    await bring(directory, target.url)
    for (const { name } of manifest.tables) {
      expect(await content(target.database, name)).toEqual(await content(source, name))
    }
    expect(await readFile(join(dataDir, 'media/photo.jpg'), 'utf8')).toBe('then')

    const again = await backup({ dataDir, databaseUrl: target.url, print })
    expect(again.manifest.tables.filter(({ rows }) => rows > 0)).toEqual(
      manifest.tables.filter(({ rows }) => rows > 0),
    )
  })

  test('all collections as of one moment while others write', async () => {
    const [one, two] = [source.collection('one'), source.collection('zwei')]
    await one.insertOne({ n: 1000 })
    await two.insertOne({ n: 0 })
    let running = true
    const writing = (async () => {
      for (let turn = 0; running; turn += 1) {
        await client.withSession((session) =>
          session.withTransaction(async () => {
            await one.updateOne({}, { $inc: { n: -1 } }, { session })
            await two.updateOne({}, { $inc: { n: 1 } }, { session })
          }),
        )
      }
    })()
    const { directory } = await make()
    running = false
    await writing
    const read = async (name: string): Promise<number> => {
      const text = await readFile(join(directory, 'mongodb', `${name}.ejsonl`), 'utf8')
      return (BSON.EJSON.parse(text) as { n: number }).n
    }
    expect((await read('one')) + (await read('zwei'))).toBe(1000)
    expect((await two.findOne({}))?.n).toBeGreaterThan(0)
  })

  test('a database with documents is refused, and so is a damaged backup', async () => {
    const { directory } = await make()
    await expect(bring(directory, url)).rejects.toThrow(/is not empty\. Name a new one/)
    const target = fresh()
    await expect(bring(directory, target.url, { knownMigrations: [] })).rejects.toThrow('one')
    const file = join(directory, 'mongodb/many.ejsonl')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('мәтін', 'мәтiн'))
    await expect(bring(directory, target.url)).rejects.toThrow(/many\.ejsonl/)
    expect(await target.database.listCollections().toArray()).toEqual([])
  })

  test('an error on the way empties the database again and keeps the files', async () => {
    const { directory, manifest } = await make()
    const tables = manifest.tables.map((table) =>
      table.name === 'payload-migrations' ? { ...table, rows: 2 } : table,
    )
    await writeFile(join(directory, 'manifest.json'), manifestText({ ...manifest, tables }))
    await writeFile(join(dataDir, 'media/photo.jpg'), 'now')
    const target = fresh()
    await expect(bring(directory, target.url)).rejects.toThrow('1 rows instead of 2')

    await writeFile(join(directory, 'manifest.json'), manifestText(manifest))
    await writeFile(join(dataDir, 'before-restore-2026-11-24T10-00-00Z'), 'in the way')
    const now = new Date('2026-11-24T10:00:00Z')
    await expect(bring(directory, target.url, { now })).rejects.toThrow()
    expect(await target.database.collection('pages').countDocuments()).toBe(0)
    expect(await readFile(join(dataDir, 'media/photo.jpg'), 'utf8')).toBe('now')
    expect(await readdir(dataDir)).not.toContain('restore-in-progress.json')

    await rm(join(dataDir, 'before-restore-2026-11-24T10-00-00Z'))
    await bring(directory, target.url, { now })
    expect(await target.database.collection('pages').countDocuments()).toBe(3)
  })
})
