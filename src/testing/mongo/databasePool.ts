import { randomUUID } from 'node:crypto'
import mongoose from 'mongoose'
import type { mongo } from 'mongoose'

/** Holds the names of databases that stand ready, each with its shape. */
const POOL = 'orda-pool'
const MIGRATIONS = 'payload-migrations'

type Ready = { _id: string; shape: string }

/** A database that a test has to itself. */
export type Taken = Readonly<{
  url: string
  /** Does it have its collections and indexes already? */
  isReady: boolean
  /** Says that they are made now. */
  isMade: () => Promise<void>
  /** Empties it for the next test; removes it where more than its documents has changed. */
  giveBack: () => Promise<void>
}>

/**
 * A database of the server at `uri`: one that an earlier test has emptied, or one that is not there yet. Making all
 * collections and indexes takes seconds, removing documents next to nothing.
 * @param mayBeUsed false for a test that has collections of its own
 */
export async function takeDatabase(uri: string, mayBeUsed: boolean): Promise<Taken> {
  const ready = mayBeUsed
    ? await connected(uri, (client) => readyOf(client).findOneAndDelete({}))
    : null
  const name = ready?._id ?? `orda-${randomUUID().slice(0, 13)}`
  let shape = ready?.shape
  const url = new URL(uri)
  url.pathname = `/${name}`
  return {
    url: url.href,
    isReady: ready !== null,
    isMade: () =>
      connected(url.href, async (client) => {
        shape = await shapeOf(client.db())
      }),
    giveBack: () =>
      connected(url.href, async (client) => {
        const database = client.db()
        if (shape === undefined || (await shapeOf(database)) !== shape) {
          await database.dropDatabase()
          return
        }
        await empty(database)
        await readyOf(client).insertOne({ _id: name, shape })
      }),
  }
}

const readyOf = (client: mongo.MongoClient) => client.db(POOL).collection<Ready>('ready')

async function connected<T>(
  url: string,
  work: (client: mongo.MongoClient) => Promise<T>,
): Promise<T> {
  const client = await new mongoose.mongo.MongoClient(url).connect()
  try {
    return await work(client)
  } finally {
    await client.close()
  }
}

async function empty(database: mongo.Db): Promise<void> {
  const collections = await database.collections()
  const kept = (name: string): boolean => name === MIGRATIONS || name.startsWith('system.')
  await Promise.all(
    collections.filter((one) => !kept(one.collectionName)).map((one) => one.deleteMany({})),
  )
}

/** Names of collections with their indexes. */
async function shapeOf(database: mongo.Db): Promise<string> {
  const collections = await database.collections()
  const shapes = await Promise.all(
    collections.map(async (one) => `${one.collectionName} ${JSON.stringify(await one.indexes())}`),
  )
  return shapes.sort().join('\n')
}
