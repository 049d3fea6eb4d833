import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
  type PayloadRequest,
} from 'payload'
import { setTimeout as pause } from 'node:timers/promises'
import { databaseOf } from './database'
import { codeOf } from './errors'

const ATTEMPTS = 5

/**
 * Runs `work` as the system in one transaction: everything it writes with the given `req` is stored, or nothing.
 * @returns what `work` returned, after COMMIT
 * @throws whatever `work` or COMMIT threw; then nothing is stored
 */
export async function inTransaction<T>(
  payload: Payload,
  work: (req: PayloadRequest) => Promise<T>,
): Promise<T> {
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  try {
    const result = await work(req)
    await commitTransaction(req)
    return result
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}

/**
 * The same, for what no door repeats as a whole. Nothing of a refused transaction is stored: where other writers were in its
 * way, `work` is done again, from its first read on. Within one process alone writers wait in line, and it is done once.
 */
export async function inTransactionAgain<T>(
  payload: Payload,
  work: (req: PayloadRequest) => Promise<T>,
): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await inTransaction(payload, work)
    } catch (error) {
      const isBusy = databaseOf(payload).isShared && codeOf(error) === 'database_busy'
      if (!isBusy || count === ATTEMPTS) throw error
      await pause(10 * 2 ** count * (0.5 + Math.random()))
    }
  }
}
