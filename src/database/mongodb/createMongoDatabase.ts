import { resolve } from 'node:path'

import { mongooseAdapter } from '@payloadcms/db-mongodb'
import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { Types } from 'mongoose'
import type { DatabaseAdapterObj } from 'payload'

import { DatabaseError, databaseErrorOf } from '../contract'
import type { OrdaDatabase } from '../contract'
import { guardOperations, refuseMigrations } from '../guardOperations'
import { mongodbMigrations } from '../migrations/mongodb'
import { pendingOf } from '../migrations/pending'
import { createRequests } from '../requests'
import { checkTopology, probe, proveTransactions } from './bootChecks'
import { toDatabaseError } from './mongoErrors'
import { createMongoSessions, transactionOptions } from './mongoSessions'
import { createMongoStores } from './stores/mongoStores'

export interface MongoDatabaseOptions {
  /** `mongodb://…?replicaSet=…`, or the address of a mongos. */
  url: string
}

type Hardened = MongooseAdapter & OrdaDatabase

/** Every read and write outside a transaction, too: only what a majority has on its disks. */
const connectOptions = {
  // Indexes are made by the migration step: a server that starts must not build them.
  autoCreate: false,
  autoIndex: false,
  // Without a server a request is refused, not kept for the day that there is one.
  bufferCommands: false,
  journal: true,
  readConcernLevel: 'majority',
  readPreference: 'primary',
  retryWrites: true,
  serverSelectionTimeoutMS: 5_000,
  w: 'majority',
  wtimeoutMS: 5_000,
} as const

/** Payload's MongoDB adapter, with transactions that are sure to be on. */
export function createMongoDatabase({ url }: MongoDatabaseOptions): DatabaseAdapterObj {
  const base = mongooseAdapter({
    url,
    connectOptions,
    transactionOptions,
    // Only the kernel names ids: those of tree nodes, which stand in their own rows.
    allowIDOnCreate: true,
    // A session cannot take two statements at once.
    bulkOperationsSingleTransaction: true,
    migrationDir: resolve('src/database/migrations/mongodb'),
  })
  return {
    ...base,
    init: (args) => harden(base.init(args) as Hardened),
  }
}

const ANY = { id: { exists: true } } as const
const isEmpty = (where: object | undefined): boolean => Object.keys(where ?? {}).length === 0

function harden(adapter: Hardened): Hardened {
  const shipped = {
    connect: adapter.connect?.bind(adapter),
    count: adapter.count.bind(adapter),
    destroy: adapter.destroy?.bind(adapter),
  }
  const requests = createRequests({
    onEffectError: (err) =>
      adapter.payload.logger.error({ err, msg: 'An effect after COMMIT failed' }),
  })
  const sessions = createMongoSessions(adapter, requests)
  // Payload's `connect` puts a beginTransaction in place that does nothing where it sees no replica set.
  const transactions = {
    beginTransaction: sessions.begin,
    commitTransaction: sessions.commit,
    rollbackTransaction: sessions.rollback,
  }
  const close = async () => {
    await shipped.destroy?.()
  }

  Object.assign(adapter, transactions, {
    isShared: true,
    newId: () => new Types.ObjectId().toHexString(),
    connect: async (args) => {
      try {
        await shipped.connect?.(args)
        Object.assign(adapter, transactions, { transactionOptions })
        await checkTopology(adapter.connection)
        await proveTransactions(adapter.connection)
      } catch (error) {
        await close().catch(() => undefined)
        throw cannotConnect(error)
      }
    },
    // Without a condition Payload asks for an estimate, which MongoDB refuses inside a transaction.
    count: (args) =>
      shipped.count(
        args.req?.transactionID && isEmpty(args.where) ? { ...args, where: ANY } : args,
      ),
    destroy: close,
    close,
    enlist: requests.enlist,
    afterCommit: requests.afterCommit,
    stores: createMongoStores({ adapter, requests, lose: sessions.rollback }),
    probe: () => probe(adapter.connection).catch(rethrow),
    pendingMigrations: async () => pendingOf(await appliedMigrations(adapter), mongodbMigrations),
  } satisfies Partial<OrdaDatabase>)
  guardOperations(adapter, {
    requests,
    lose: sessions.rollback,
    mapError: (error) => toDatabaseError(error) ?? error,
  })
  refuseMigrations(adapter)
  return adapter
}

async function appliedMigrations(adapter: Hardened): Promise<string[]> {
  const model = adapter.collections['payload-migrations']
  const found = await model?.find({}, { name: 1 }).sort({ batch: 1, createdAt: 1 }).lean()
  return (found ?? []).map(({ name }) => String(name))
}

function cannotConnect(cause: unknown): DatabaseError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return databaseErrorOf(cause) ?? new DatabaseError('storage_failed', reason, { cause })
}

function rethrow(error: unknown): never {
  throw toDatabaseError(error) ?? error
}
