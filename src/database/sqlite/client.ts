import type { ResultSet, SqlArguments } from './connection'
import type { Store } from './store'
import { beginWrite } from './writeTransaction'
import type { BeginOptions, WriteTransaction } from './writeTransaction'

type Statement = string | { sql: string; args?: SqlArguments }

/** What drizzle's libsql session calls on a transaction. */
export interface TransactionClient {
  execute(statement: Statement): Promise<ResultSet>
  commit(): Promise<void>
  rollback(): Promise<void>
}

/** What Payload and drizzle use of @libsql/client, over our own two connections. */
export interface StoreClient {
  readonly protocol: 'file'
  readonly closed: boolean
  /** A read goes to the reader; a write waits for the slot and is a transaction of its own. */
  execute(statement: Statement, args?: SqlArguments): Promise<ResultSet>
  /** All statements in one transaction. */
  batch(statements: Statement[]): Promise<ResultSet[]>
  executeMultiple(sql: string): Promise<void>
  transaction(): Promise<TransactionClient>
  /** The next `transaction()` returns this instead of beginning one. */
  handOver(transaction: TransactionClient): void
  close(): void
}

/** A client for drizzle; the store stays open when it is closed. */
export function createStoreClient(store: Store, begin: Omit<BeginOptions, 'name'>): StoreClient {
  let handed: TransactionClient | undefined
  let closed = false
  const start = (sql: string) => beginWrite(store, { ...begin, name: nameOf(sql) })

  return {
    protocol: 'file',
    get closed() {
      return closed
    },
    async execute(statement, args) {
      const { sql, args: bound } = parse(statement, args)
      if (isRead(sql)) return store.read(sql, bound)
      if (!isChangeOfRows(sql)) return executeAlone(store, sql, bound)
      return inOne(await start(sql), (transaction) => transaction.execute(sql, bound))
    },
    async batch(statements) {
      return inOne(await start('batch'), (transaction) =>
        statements.map((one) => parse(one)).map(({ sql, args }) => transaction.execute(sql, args)),
      )
    },
    async executeMultiple(sql) {
      const lease = await store.slot.acquire(nameOf(sql))
      try {
        await store.untilFree(() => store.writer().exec(sql))
      } finally {
        lease.release()
      }
    },
    async transaction() {
      const given = handed
      handed = undefined
      return given ?? clientOf(await start('transaction'))
    },
    handOver(transaction) {
      handed = transaction
    },
    close() {
      closed = true
    },
  }
}

/** True for a statement that cannot change anything, as far as its first words tell. */
export function isRead(sql: string): boolean {
  const text = sql.trimStart()
  if (/^(select|explain|values)\b/i.test(text)) return true
  if (/^with\b/i.test(text)) return !/\b(insert|update|delete|replace)\b/i.test(text)
  const pragma = /^pragma\s+(\w+)\s*(\([^)]*\))?\s*;?\s*$/i.exec(text)
  return (
    pragma !== null && (pragma[2] === undefined || /_(info|list|check)$/i.test(pragma[1] ?? ''))
  )
}

/** The face of a transaction that drizzle sees; async, since a throw has to become a rejection. */
export function clientOf(transaction: WriteTransaction): TransactionClient {
  return {
    async execute(statement) {
      const { sql, args } = parse(statement)
      return transaction.execute(sql, args)
    },
    async commit() {
      transaction.commit()
    },
    async rollback() {
      transaction.rollback()
    },
  }
}

/** Schema changes and PRAGMAs mean something else, or nothing, inside a transaction. */
async function executeAlone(store: Store, sql: string, args: SqlArguments): Promise<ResultSet> {
  const lease = await store.slot.acquire(nameOf(sql))
  try {
    return await store.untilFree(() => {
      const writer = store.writer()
      try {
        return writer.run(sql, args)
      } finally {
        // A BEGIN without an owner, or a statement that another process made fail half-way.
        if (writer.inTransaction) store.discardWriter()
      }
    })
  } catch (error) {
    store.discardWriter()
    throw error
  } finally {
    lease.release()
  }
}

function inOne<T>(transaction: WriteTransaction, work: (transaction: WriteTransaction) => T): T {
  try {
    const result = work(transaction)
    transaction.commit()
    return result
  } catch (error) {
    transaction.rollback(error)
    throw error
  }
}

function isChangeOfRows(sql: string): boolean {
  return /^\s*(insert|update|delete|replace|with)\b/i.test(sql)
}

function parse(statement: Statement, args?: SqlArguments): { sql: string; args: SqlArguments } {
  if (typeof statement === 'string')
    return { sql: statement, args: Array.isArray(args) ? args : [] }
  return { sql: statement.sql, args: statement.args ?? [] }
}

function nameOf(sql: string): string {
  return sql.trimStart().slice(0, 40)
}
