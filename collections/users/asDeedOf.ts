import { setTimeout as pause } from 'node:timers/promises'
import type { PayloadRequest } from 'payload'
import { codeOf, inTransaction } from '#kernel'

const ATTEMPTS = 5

/**
 * Runs `work` in one transaction that writes as the person behind a request, so that the audit names him. Nothing of a
 * refused one is stored: where other processes write the same rows at the same time, it is simply repeated.
 */
export async function asDeedOf<T>(
  { payload, user }: PayloadRequest,
  work: (req: PayloadRequest) => Promise<T>,
): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await inTransaction(payload, (within) => work(Object.assign(within, { user })))
    } catch (error) {
      if (codeOf(error) !== 'database_busy' || count === ATTEMPTS) throw error
      await pause(10 * 2 ** count * (0.5 + Math.random()))
    }
  }
}
