import { checkedOps } from '../../stores/checkOp'
import { checkQuery } from '../../stores/checkQuery'
import type { StoreOp, Stores } from '../../stores/contract'
import { tableOf } from '../../stores/tables'
import { transactionLost } from '../../requests'
import type { Requests } from '../../requests'
import type { GroupCommitter } from '../groupCommitter'
import type { SqliteSessions } from '../sessions'
import { mapError } from '../storageErrors'
import type { Store } from '../store'
import { applyUnit } from './applyUnit'
import type { SqlTables } from './sqlTables'
import { readRow, selection } from './statements'

export interface SqliteStoresOptions {
  tables: SqlTables
  store: Pick<Store, 'read'>
  sessions: Pick<SqliteSessions, 'rollback' | 'transactionOf'>
  requests: Pick<Requests, 'join' | 'look'>
  committer: Pick<GroupCommitter, 'commit'>
}

/** Stores on SQLite: a write joins the transaction of its request, or shares a COMMIT with others. */
export function createSqliteStores(options: SqliteStoresOptions): Stores {
  const { committer, requests, sessions, store, tables } = options
  const checked = (ops: readonly StoreOp[]) => checkedOps(tables, ops)

  const transactionOf = (id: string) => {
    const transaction = sessions.transactionOf(id)
    if (!transaction) throw transactionLost()
    return transaction
  }

  return {
    async read(query, req) {
      checkQuery(tables, query)
      const id = await requests.look(req)
      const table = tableOf(tables, query.table)
      const { args, sql } = selection(table, query)
      const result =
        id === undefined ? await store.read(sql, args) : transactionOf(id).execute(sql, args)
      return result.rows.map((row) => readRow(table, query, row))
    },
    async write(ops, req) {
      const id = await requests.join(req)
      if (id === undefined) {
        const unit = checked(ops)
        return committer.commit((transaction) => applyUnit(transaction, tables, unit))
      }
      try {
        return applyUnit(transactionOf(id), tables, checked(ops))
      } catch (error) {
        // Like every failed write: it may have left half of a unit behind.
        await sessions.rollback(id)
        throw mapError(error)
      }
    },
  }
}
