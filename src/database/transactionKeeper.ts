import { randomUUID } from 'node:crypto'

import { transactionLost } from './requests'
import type { Requests } from './requests'

type Id = number | string | null | undefined
type EndState = 'committed' | 'lost'

/** The transactions of one adapter, in the words of Payload. */
export interface TransactionKeeper {
  begin: () => Promise<string>
  /** Throws when nothing of the transaction is stored, whatever the reason. */
  commit: (id: Id | Promise<Id>) => Promise<void>
  rollback: (id: Id | Promise<Id>) => Promise<void>
}

/** What differs between the databases; `T` is their transaction. */
export interface TransactionDriver<T> {
  begin: (id: string) => Promise<T>
  commit: (transaction: T) => Promise<void> | void
  /** Must not throw. */
  rollback: (transaction: T, cause?: unknown) => Promise<void> | void
  /** What Payload finds under the id of a transaction that is open. */
  sessionOf: (transaction: T) => unknown
  /** What it finds afterwards; undefined: nothing. */
  tombstoneOf: (state: EndState) => Promise<unknown>
}

interface KeeperOptions<T> {
  driver: TransactionDriver<T>
  /** Where Payload looks transactions up. */
  sessions: () => Record<string, unknown>
  requests: Pick<Requests, 'began' | 'committed' | 'lost'>
}

/** How many ended transactions are remembered for statements that come late. */
const endedLimit = 10_000

/**
 * Payload looks a transaction up in `adapter.sessions` at each statement, and where it finds none
 * runs the statement alone; it commits an id that it has forgotten without a word. So an ended
 * transaction leaves a session behind that refuses, and a COMMIT of nothing is an error.
 */
export function createTransactionKeeper<T>(options: KeeperOptions<T>): TransactionKeeper {
  const { driver, sessions, requests } = options
  const open = new Map<string, T>()
  const ended = new Map<string, EndState>()

  const end = async (id: string, state: EndState) => {
    open.delete(id)
    ended.set(id, state)
    const tombstone = await driver.tombstoneOf(state)
    if (tombstone === undefined) Reflect.deleteProperty(sessions(), id)
    else sessions()[id] = tombstone
    const [oldest] = ended.keys()
    if (ended.size <= endedLimit || oldest === undefined) return
    ended.delete(oldest)
    Reflect.deleteProperty(sessions(), oldest)
  }

  const lose = async (id: string, transaction: T, cause?: unknown) => {
    open.delete(id)
    requests.lost(id)
    await driver.rollback(transaction, cause)
    await end(id, 'lost')
  }

  return {
    // Not async: what a driver does first must happen in the caller's own turn.
    begin() {
      const id = randomUUID()
      return driver.begin(id).then((transaction) => {
        sessions()[id] = driver.sessionOf(transaction)
        open.set(id, transaction)
        requests.began(id)
        return id
      })
    },
    async commit(given) {
      const id = textOf(await given)
      const transaction = open.get(id)
      if (!transaction) {
        if (ended.get(id) === 'committed') return
        throw transactionLost()
      }
      try {
        await driver.commit(transaction)
      } catch (error) {
        await lose(id, transaction, error)
        throw error
      }
      requests.committed(id)
      await end(id, 'committed')
    },
    async rollback(given) {
      const id = textOf(await given)
      const transaction = open.get(id)
      if (transaction) await lose(id, transaction)
    },
  }
}

function textOf(id: Id): string {
  return id === undefined || id === null ? '' : String(id)
}
