import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import mongoose from 'mongoose'
import type { mongo } from 'mongoose'
import { BackupError } from './backupError'
import { digestOf, writeChunks } from './files'
import type { DatabaseDump, Manifest, TableDigest } from './manifest'
import { messages } from './messages'

const { BSON, MongoClient } = mongoose.mongo
const MIGRATIONS = 'payload-migrations'
const FOLDER = 'mongodb'
const BATCH = 500
const CHUNK = 1024 * 1024

/** Numbers keep their BSON type: 1 and 1.0 differ in a backup as they do in the database. */
const EXACT = { bsonRegExp: true, promoteBuffers: false, promoteLongs: false, promoteValues: false }

/**
 * Writes every collection, all as of one moment, as lines of canonical EJSON in the order of `_id`.
 * Needs a replica set; the server keeps that moment for five minutes (its
 * minSnapshotHistoryWindowInSeconds), a longer backup fails and says so.
 */
export function dumpMongodb(url: string, part: string): Promise<DatabaseDump> {
  return withDatabase(url, async (database, client) => {
    const session = client.startSession({ snapshot: true })
    try {
      const files: Manifest['files'] = []
      const tables: TableDigest[] = []
      for (const name of await collectionNames(database)) {
        const path = pathOf(name)
        const count = { rows: 0 }
        const lines = linesOf(database.collection(name), session, count)
        const file = await writeChunks(lines, join(part, path), path)
        files.push(file)
        tables.push({ name, rows: count.rows, sha256: file.sha256 })
      }
      const known = await database.collection(MIGRATIONS).find({}, { session }).toArray()
      const migrations = known.map(({ name }) => String(name)).sort()
      return { files, migrations, schema: null, tables }
    } finally {
      await session.endSession()
    }
  })
}

/** Rows and digests of the collections of a backup, each line read as the document it is. */
export async function collectionsOf(directory: string, manifest: Manifest): Promise<TableDigest[]> {
  const tables: TableDigest[] = []
  for (const { name } of manifest.tables) {
    const file = manifest.files.find(({ path }) => path === pathOf(name))
    if (!file) throw new BackupError('backup_damaged', messages.missingTable(name))
    tables.push({ name, rows: await countDocuments(directory, name), sha256: file.sha256 })
  }
  return tables
}

/** Throws `backup_refused` when the database holds a document. */
export function refuseFilledMongodb(url: string): Promise<void> {
  return withDatabase(url, async (database) => {
    for (const name of await collectionNames(database)) {
      if (await database.collection(name).findOne({}, { projection: { _id: 1 } })) {
        throw new BackupError('backup_refused', messages.notEmpty(database.databaseName))
      }
    }
  })
}

/**
 * Fills an empty database from a backup in batches and compares every collection with the
 * manifest. On any error the collections are emptied again. Returns the name of the database.
 */
export function loadMongodb(url: string, directory: string, manifest: Manifest): Promise<string> {
  return withDatabase(url, async (database) => {
    try {
      for (const { name } of manifest.tables) await loadCollection(database, directory, name)
      for (const { name, rows, sha256 } of manifest.tables) {
        const count = { rows: 0 }
        const found = await digestOf(linesOf(database.collection(name), undefined, count))
        if (count.rows !== rows) {
          throw new BackupError('backup_damaged', messages.wrongRows(name, count.rows, rows))
        }
        if (found.sha256 !== sha256) {
          throw new BackupError('backup_damaged', messages.wrongDigest(name))
        }
      }
      return database.databaseName
    } catch (error) {
      await emptyCollections(database, manifest)
      throw error
    }
  })
}

/** Takes a restored database back to empty; its collections and indexes stay. */
export function emptyMongodb(url: string, manifest: Manifest): Promise<void> {
  return withDatabase(url, (database) => emptyCollections(database, manifest))
}

/** About how many bytes a backup of the database takes: EJSON is up to twice the documents. */
export function mongodbBytes(url: string): Promise<number> {
  return withDatabase(url, async (database) => {
    const { dataSize } = (await database.stats()) as { dataSize: number }
    return 2 * dataSize
  })
}

async function emptyCollections(database: mongo.Db, manifest: Manifest): Promise<void> {
  for (const { name } of manifest.tables) await database.collection(name).deleteMany({})
}

async function loadCollection(database: mongo.Db, directory: string, name: string): Promise<void> {
  const collection = database.collection(name)
  let batch: mongo.Document[] = []
  for await (const document of documentsOf(directory, name)) {
    batch.push(document)
    if (batch.length < BATCH) continue
    await collection.insertMany(batch, { ordered: true })
    batch = []
  }
  if (batch.length > 0) await collection.insertMany(batch, { ordered: true })
}

/** Counts by reading: a line that is not a document throws. */
async function countDocuments(directory: string, name: string): Promise<number> {
  const documents = documentsOf(directory, name)
  let rows = 0
  while (!(await documents.next()).done) rows += 1
  return rows
}

async function* linesOf(
  collection: mongo.Collection,
  session: mongo.ClientSession | undefined,
  count: { rows: number },
): AsyncGenerator<Buffer> {
  const cursor = collection.find(
    {},
    { ...EXACT, ...(session ? { session } : {}), sort: { _id: 1 } },
  )
  let text = ''
  for await (const document of cursor) {
    text += `${BSON.EJSON.stringify(document, { relaxed: false })}\n`
    count.rows += 1
    if (text.length < CHUNK) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text !== '') yield Buffer.from(text)
}

async function* documentsOf(directory: string, name: string): AsyncGenerator<mongo.Document> {
  const input = createReadStream(join(directory, pathOf(name)))
  for await (const line of createInterface({ crlfDelay: Infinity, input })) {
    yield BSON.EJSON.parse(line, { relaxed: false }) as mongo.Document
  }
}

async function collectionNames(database: mongo.Db): Promise<string[]> {
  const collections = await database.listCollections({ type: 'collection' }).toArray()
  return collections
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('system.'))
    .sort()
}

/** A collection's name may hold characters that no file name should. */
const pathOf = (collection: string): string => `${FOLDER}/${encodeURIComponent(collection)}.ejsonl`

async function withDatabase<T>(
  url: string,
  action: (database: mongo.Db, client: mongo.MongoClient) => Promise<T>,
): Promise<T> {
  const client = await new MongoClient(url).connect()
  try {
    return await action(client.db(), client)
  } finally {
    await client.close()
  }
}
