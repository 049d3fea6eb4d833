import type { PayloadRequest } from 'payload'
import { inTransaction } from '#kernel'

/** Runs `work` in one transaction that writes as the person behind a request, so that the audit names him. */
export function asDeedOf<T>(
  { payload, user }: PayloadRequest,
  work: (req: PayloadRequest) => Promise<T>,
): Promise<T> {
  return inTransaction(payload, (within) => work(Object.assign(within, { user })))
}
