import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { mongo } from 'mongoose'

import { DatabaseError } from '../../contract'
import { transactionLost } from '../../requests'
import type { Requests } from '../../requests'
import { checkedOps } from '../../stores/checkOp'
import { checkQuery, mostRows } from '../../stores/checkQuery'
import type { StoreOp, StoreQuery, StoreResult, Stores } from '../../stores/contract'
import { readStoreTables, tableOf } from '../../stores/tables'
import type { StoreTables } from '../../stores/tables'
import type { TransactionKeeper } from '../../transactionKeeper'
import { toDatabaseError } from '../mongoErrors'
import { commitSurely, transactionOptions } from '../mongoSessions'
import { repeat } from '../transient'
import { applyUnit } from './applyUnit'
import { filterOf, readDoc } from './filters'
import type { Doc } from './filters'

export interface MongoStoresOptions {
  adapter: Pick<MongooseAdapter, 'collections' | 'connection' | 'payload' | 'sessions'>
  requests: Pick<Requests, 'join' | 'look'>
  /** Rolls a transaction of Payload's back. */
  lose: TransactionKeeper['rollback']
}

/** Stores on MongoDB: a write joins the transaction of its request, or is one of its own. */
export function createMongoStores({ adapter, lose, requests }: MongoStoresOptions): Stores {
  let tables: StoreTables | undefined
  const known = () => (tables ??= readStoreTables(adapter.payload.config.collections))

  const collectionOf = (slug: string): mongo.Collection<Doc> => {
    const model = adapter.collections[slug]
    const { db } = adapter.connection
    if (!db || !model) throw new DatabaseError('storage_failed', 'There is no connection.')
    return db.collection<Doc>(model.collection.collectionName)
  }
  const sessionOf = (id: string): mongo.ClientSession => {
    const session = adapter.sessions[id]
    if (!session?.inTransaction()) throw transactionLost()
    return session
  }

  const writeAlone = async (ops: readonly StoreOp[]): Promise<StoreResult[]> => {
    const session = adapter.connection.getClient().startSession()
    try {
      session.startTransaction(transactionOptions)
      const results = await applyUnit({ tables: known(), collectionOf, session }, ops)
      await commitSurely(session)
      return results
    } catch (error) {
      await session.abortTransaction().catch(() => undefined)
      throw error
    } finally {
      await session.endSession().catch(() => undefined)
    }
  }

  return {
    async read(query, req) {
      checkQuery(known(), query)
      const id = await requests.look(req)
      const table = tableOf(known(), query.table)
      try {
        const options = { ...optionsOf(query), ...(id !== undefined && { session: sessionOf(id) }) }
        const docs = await collectionOf(query.table).find(filterOf(query), options).toArray()
        return docs.map((doc) => readDoc(table, doc, query.columns))
      } catch (error) {
        throw toDatabaseError(error) ?? error
      }
    },
    async write(ops, req) {
      const id = await requests.join(req)
      try {
        const unit = checkedOps(known(), ops)
        if (id === undefined) return await repeat(() => writeAlone(unit))
        return await applyUnit({ tables: known(), collectionOf, session: sessionOf(id) }, unit)
      } catch (error) {
        if (id !== undefined) await lose(id)
        throw toDatabaseError(error) ?? error
      }
    },
  }
}

function optionsOf({ columns, limit = mostRows, order }: StoreQuery): mongo.FindOptions {
  return {
    limit,
    ...(order && { sort: { [order.column]: order.isDescending ? -1 : 1 } }),
    ...(columns && {
      projection: Object.fromEntries(['rev', ...columns].map((name) => [name, 1])),
    }),
  }
}
