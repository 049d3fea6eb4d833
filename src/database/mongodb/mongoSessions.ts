import type { MongooseAdapter } from '@payloadcms/db-mongodb'

import { transactionLost } from '../requests'
import type { Requests } from '../requests'
import { createTransactionKeeper } from '../transactionKeeper'
import type { TransactionKeeper } from '../transactionKeeper'
import { toDatabaseError } from './mongoErrors'

type Session = ReturnType<ReturnType<MongooseAdapter['connection']['getClient']>['startSession']>

/** What a transaction reads and how it is stored: one state, on a majority's disks. */
export const transactionOptions = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority', j: true },
  readPreference: 'primary',
} as const

const commitAttempts = 5

/** Payload's transactions on driver sessions; also on mongos, where Payload would go without. */
export function createMongoSessions(
  adapter: Pick<MongooseAdapter, 'connection' | 'sessions'>,
  requests: Pick<Requests, 'began' | 'committed' | 'lost'>,
): TransactionKeeper {
  return createTransactionKeeper<Session>({
    requests,
    sessions: () => adapter.sessions,
    driver: {
      async begin() {
        const session = adapter.connection.getClient().startSession()
        session.startTransaction(transactionOptions)
        return session
      },
      async commit(session) {
        try {
          if (!session.inTransaction()) throw transactionLost()
          await commitSurely(session)
        } catch (error) {
          throw toDatabaseError(error) ?? error
        }
        await session.endSession().catch(() => undefined)
      },
      async rollback(session) {
        // A transaction that cannot be aborted is given up by the server after its time limit.
        await session.abortTransaction().catch(() => undefined)
        await session.endSession().catch(() => undefined)
      },
      sessionOf: (session) => session,
      // Late reads after COMMIT go on without a session; late writes are stopped before they come.
      tombstoneOf: (state) => Promise.resolve(state === 'lost' ? lostSession : undefined),
    },
  })
}

/** Commits, and asks again when no answer came: that is safe, a server that has committed answers so. */
export async function commitSurely(session: Pick<Session, 'commitTransaction'>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await session.commitTransaction()
      return
    } catch (error) {
      const labelled = error as { hasErrorLabel?: (label: string) => boolean }
      const isUnknown = labelled.hasErrorLabel?.('UnknownTransactionCommitResult') === true
      if (!isUnknown || attempt >= commitAttempts) throw error
    }
  }
}

/** Payload asks each session whether it is in a transaction before it uses it. */
const lostSession = {
  inTransaction() {
    throw transactionLost()
  },
}
