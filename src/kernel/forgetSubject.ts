import type { PayloadRequest } from 'payload'
import { databaseOf } from './database'
import { portalOf } from './state'

/** Forgets a person once the transaction of `req` is committed: his next request reads what he may do now. */
export function forgetSubject(req: PayloadRequest, user: string): void {
  databaseOf(req.payload).afterCommit(req, () => {
    portalOf(req.payload).subjects.forget(user)
  })
}
