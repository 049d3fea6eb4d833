import type { MongooseAdapter } from '@payloadcms/db-mongodb'

import { DatabaseError } from '../contract'
import { transactionOptions } from './mongoSessions'

type Connection = MongooseAdapter['connection']

/** Where probes and the proof of boot write; always empty. */
export const probeCollection = 'orda_probe'

/** Refuses a database on which transactions would silently be off. Throws DatabaseError. */
export async function checkTopology(connection: Connection): Promise<void> {
  const hello = (await database(connection).admin().command({ hello: 1 })) as {
    msg?: string
    setName?: string
  }
  if (hello.msg === 'isdbgrid') return
  if (hello.setName === undefined) {
    throw refusal('this MongoDB is a single server: make it a replica set (one member is enough)')
  }
  if (!connection.getClient().options.replicaSet) {
    throw refusal(`add replicaSet=${hello.setName} to DATABASE_URL`)
  }
}

/** Writes two documents in one transaction, aborts it, and looks for them. Throws DatabaseError. */
export async function proveTransactions(connection: Connection): Promise<void> {
  const probes = await ensureProbeCollection(connection)
  const session = connection.getClient().startSession()
  try {
    session.startTransaction(transactionOptions)
    const { insertedId: first } = await probes.insertOne({}, { session })
    const { insertedId: second } = await probes.insertOne({}, { session })
    await session.abortTransaction()
    const found = await probes.countDocuments({ _id: { $in: [first, second] } })
    if (found > 0) throw refusal('an aborted transaction left documents behind')
  } finally {
    await session.endSession()
  }
}

/** One write that a majority has on its disks, and its removal. */
export async function probe(connection: Connection): Promise<void> {
  const probes = database(connection).collection(probeCollection)
  const { insertedId } = await probes.insertOne({})
  await probes.deleteOne({ _id: insertedId })
}

/** Collections cannot be made inside a transaction that reads a snapshot. */
async function ensureProbeCollection(connection: Connection) {
  const db = database(connection)
  const known = await db.listCollections({ name: probeCollection }).toArray()
  if (known.length === 0) await db.createCollection(probeCollection).catch(ignoreExisting)
  return db.collection(probeCollection)
}

function ignoreExisting(error: unknown): void {
  const namespaceExists = 48
  if ((error as { code?: unknown }).code !== namespaceExists) throw error
}

function database(connection: Connection) {
  if (!connection.db) throw refusal('there is no connection')
  return connection.db
}

function refusal(what: string): DatabaseError {
  return new DatabaseError('storage_failed', `MongoDB cannot be used: ${what}.`)
}
