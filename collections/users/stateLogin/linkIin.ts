import type { PayloadRequest } from 'payload'
import { audit, inTransaction, notify, PortalError, subjectOf } from '#kernel'
import { isIin } from '../iin/iin'
import { keepIin, shownIin, userOfIin } from '../iin/ownIin'

/**
 * Keeps the number that the service of the state vouches for as that of the person behind a request. One that the school
 * has entered is not changed in this way, and nobody is told who has a number already. He hears of it at once:
 * from now on it opens his account.
 * @throws PortalError unauthenticated, state_login_nameless (no number), state_login_not_linked, iin_keys_missing
 */
export async function linkIin(req: PayloadRequest, iin: string): Promise<void> {
  const subject = subjectOf(req)
  if (!subject) throw new PortalError('unauthenticated')
  if (!isIin(iin)) throw new PortalError('state_login_nameless')
  await inTransaction(req.payload, async (within) => {
    // The audit asks who did it.
    within.user = req.user
    const asking = { payload: req.payload, req: within }
    const owner = await userOfIin(asking, iin)
    if (owner === subject.id) return
    if (owner !== undefined || (await shownIin(asking, subject.id)) !== undefined)
      throw new PortalError('state_login_not_linked')
    await keepIin(asking, subject.id, iin)
    await notify(within, { kind: 'core.iin-kept', to: [subject.id], values: { path: '/me/data' } })
    await audit(within, { action: 'iin.link', target: { collection: 'users', id: subject.id } })
  })
}

/** What the person behind a request sees of his own number; undefined where none is kept. */
export async function ownIin(req: PayloadRequest): Promise<string | undefined> {
  const subject = subjectOf(req)
  if (!subject) throw new PortalError('unauthenticated')
  return shownIin({ payload: req.payload, req }, subject.id)
}
