import type { PayloadRequest } from 'payload'
import { inTransactionAgain } from '#kernel'

/**
 * Runs `work` in one transaction that writes as the person behind a request, so that the audit names him. Nothing of a
 * refused one is stored: where other processes write the same rows at the same time, it is simply repeated.
 */
export function asDeedOf<T>(
  { payload, user }: PayloadRequest,
  work: (req: PayloadRequest) => Promise<T>,
): Promise<T> {
  return inTransactionAgain(payload, (within) => work(Object.assign(within, { user })))
}
