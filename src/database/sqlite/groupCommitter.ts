import { databaseBusy } from './storageErrors'
import type { Store } from './store'
import { beginWrite } from './writeTransaction'
import type { BeginOptions, WriteTransaction } from './writeTransaction'

/** Gives many small writes one COMMIT: what comes while one batch is written is the next batch. */
export interface GroupCommitter {
  /**
   * Runs `work`, which must be synchronous, in a savepoint of its own; the promise is kept once everything is on the
   * disk. When `work` throws, only what it did is undone. Throws `database_busy` when the queue is full.
   */
  commit<T>(work: (transaction: WriteTransaction) => T): Promise<T>
  readonly waiting: number
}

export interface GroupCommitterOptions extends Omit<BeginOptions, 'name'> {
  /** Longest queue. */
  maxQueued: number
  /** Most writes of one COMMIT. */
  maxBatch: number
  /** Called before a write waits; may throw. */
  beforeWait?: () => void
}

interface Entry {
  work: (transaction: WriteTransaction) => unknown
  resolve: (result: never) => void
  reject: (error: unknown) => void
}

/** Builds the committer of one database; it queues for the write slot like everybody else. */
export function createGroupCommitter(
  store: Store,
  { beforeWait, maxBatch, maxQueued, ...begin }: GroupCommitterOptions,
): GroupCommitter {
  const queue: Entry[] = []
  let isDraining = false

  const drain = async (): Promise<void> => {
    while (queue.length > 0) {
      try {
        const transaction = await beginWrite(store, { ...begin, name: 'group commit' })
        writeBatch(transaction, queue.splice(0, maxBatch))
      } catch (error) {
        // The slot or the file cannot be had: whoever waits is told now, not after a wait of his own.
        for (const { reject } of queue.splice(0)) reject(error)
      }
    }
    isDraining = false
  }

  return {
    get waiting() {
      return queue.length
    },
    async commit<T>(work: (transaction: WriteTransaction) => T): Promise<T> {
      beforeWait?.()
      if (queue.length >= maxQueued) throw databaseBusy()
      return new Promise<T>((resolve, reject) => {
        queue.push({ work, resolve, reject })
        if (isDraining) return
        isDraining = true
        void drain()
      })
    },
  }
}

/** Nobody is answered before COMMIT has returned; when it throws, everybody hears that nothing is stored. */
function writeBatch(transaction: WriteTransaction, batch: readonly Entry[]): void {
  const answers: (() => void)[] = []
  try {
    for (const entry of batch) answers.push(inSavepoint(transaction, entry))
    transaction.commit()
  } catch (error) {
    transaction.rollback(error)
    for (const { reject } of batch) reject(error)
    return
  }
  for (const answer of answers) answer()
}

function inSavepoint(transaction: WriteTransaction, { reject, resolve, work }: Entry): () => void {
  transaction.execute('SAVEPOINT unit')
  try {
    const result = work(transaction) as never
    transaction.execute('RELEASE unit')
    return () => {
      resolve(result)
    }
  } catch (error) {
    // The storage failed and took the whole transaction along.
    if (transaction.state !== 'open') throw error
    transaction.execute('ROLLBACK TO unit')
    transaction.execute('RELEASE unit')
    return () => {
      reject(error)
    }
  }
}
