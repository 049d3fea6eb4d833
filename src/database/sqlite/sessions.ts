import type { SQLiteAdapter } from '@payloadcms/db-sqlite/types'

import { transactionLost } from '../requests'
import type { Requests } from '../requests'
import { createTransactionKeeper } from '../transactionKeeper'
import type { TransactionKeeper } from '../transactionKeeper'
import { clientOf, isRead } from './client'
import type { StoreClient, TransactionClient } from './client'
import type { MissingRequestWatch } from './missingRequest'
import type { Store } from './store'
import { beginWrite } from './writeTransaction'
import type { WriteTransaction } from './writeTransaction'

type Session = SQLiteAdapter['sessions'][string]
type Target = Pick<TransactionClient, 'execute'>

export interface SqliteSessions extends TransactionKeeper {
  /** Names the holder of the write slot. */
  rename: (id: string, operation: string) => void
  /** The transaction of this id, while it is open. */
  transactionOf: (id: string) => WriteTransaction | undefined
}

export interface SqliteSessionsOptions {
  adapter: Pick<SQLiteAdapter, 'drizzle' | 'sessions'>
  client: StoreClient
  store: Store
  requests: Pick<Requests, 'began' | 'committed' | 'lost'>
  maxAgeMs: number
  onExpired: (report: { name: string; ageMs: number }) => void
  watch: MissingRequestWatch
}

interface Opened {
  id: string
  transaction: WriteTransaction
  session: Session
}

/** Payload's transactions on the kept writer. */
export function createSqliteSessions(options: SqliteSessionsOptions): SqliteSessions {
  const { adapter, client, store, requests, watch } = options
  const names = new Map<string, (operation: string) => void>()
  const open = new Map<string, WriteTransaction>()
  const over = (target: Target) => drizzleSession(adapter, client, target)
  const tombstones: Partial<Record<'committed' | 'lost', Promise<Session>>> = {}

  const begin = async (id: string): Promise<Opened> => {
    watch.beforeWait()
    const held = watch.hold()
    const transaction = await beginWrite(store, {
      name: 'transaction',
      maxAgeMs: options.maxAgeMs,
      onExpired: (report) => {
        options.onExpired(report)
        requests.lost(id)
      },
    })
    try {
      const session = await over(clientOf(transaction))
      held.began(transaction)
      names.set(id, (operation) => {
        transaction.rename(operation)
        held.rename(operation)
        names.delete(id)
      })
      open.set(id, transaction)
      return { id, transaction, session }
    } catch (error) {
      transaction.rollback(error)
      throw error
    }
  }

  const keeper = createTransactionKeeper<Opened>({
    requests,
    sessions: () => adapter.sessions,
    driver: {
      begin,
      commit({ id, transaction }) {
        open.delete(id)
        transaction.commit()
      },
      rollback({ id, transaction }, cause) {
        open.delete(id)
        transaction.rollback(cause)
      },
      sessionOf: ({ session }) => session,
      tombstoneOf: (state) =>
        (tombstones[state] ??= over(state === 'lost' ? lostTarget : committedTarget(store))),
    },
  })
  return {
    ...keeper,
    rename: (id, operation) => names.get(id)?.(operation),
    transactionOf: (id) => open.get(id),
  }
}

/** A drizzle transaction whose statements go to `target`; beginning and ending it is ours. */
function drizzleSession(
  adapter: SqliteSessionsOptions['adapter'],
  client: StoreClient,
  target: Target,
): Promise<Session> {
  const idle = () => Promise.resolve()
  // Payload calls these two from functions that ours replace.
  const refuse = () => Promise.reject(transactionLost())
  client.handOver({ execute: target.execute, commit: idle, rollback: idle })
  return new Promise((resolve, reject) => {
    adapter.drizzle
      .transaction((db) => {
        resolve({ db: db as unknown as Session['db'], resolve: refuse, reject: refuse })
        return Promise.resolve()
      })
      .catch(reject)
  })
}

/** What comes after COMMIT may still read, and must not write alone. */
function committedTarget(store: Store): Target {
  return {
    async execute(statement) {
      const { sql, args } = typeof statement === 'string' ? { sql: statement, args: [] } : statement
      if (!isRead(sql)) throw transactionLost()
      return store.read(sql, args)
    },
  }
}

const lostTarget: Target = { execute: () => Promise.reject(transactionLost()) }
