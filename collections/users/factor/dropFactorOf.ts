import type { PayloadRequest } from 'payload'
import { audit, forgetSubject, inTransaction, PortalError, systemStore } from '#kernel'
import { membershipsOf } from '../readSession'
import { closeSessionsOf } from '../sessions'
import { forgetDevices } from '../throttle/devices'
import { auditOwn } from './auditOwn'
import { isDemanded } from './isDemanded'
import { dropFactor } from './keptFactor'
import { tellOfFactor } from './tellOfFactor'

/**
 * Somebody does without his second factor from now on; password and code are asked for before.
 * @throws PortalError factor_demanded, where one of his roles needs one
 */
export async function switchOff({ payload }: PayloadRequest, user: string): Promise<void> {
  const memberships = await membershipsOf(payload, user)
  if (await isDemanded(payload, memberships)) throw new PortalError('factor_demanded')
  await inTransaction(payload, async (req) => {
    if (!(await dropFactor({ payload, req }, user))) return
    await auditOwn(req, user, 'second-factor.off')
    await tellOfFactor(req, user, 'off')
    forgetSubject(req, user)
  })
}

/**
 * Takes the second factor of somebody away who has lost it, in the transaction of `req`, and ends his sessions; who may is
 * asked before. Where his role needs one he sets up another at his next sign-in.
 * @returns was there one?
 */
export async function resetFactor(req: PayloadRequest, user: string): Promise<boolean> {
  const { payload } = req
  const hadOne = await dropFactor({ payload, req }, user)
  await closeSessionsOf(req, user)
  await forgetDevices(systemStore({ payload, req }), user)
  await audit(req, { action: 'second-factor.reset', target: { collection: 'users', id: user } })
  await tellOfFactor(req, user, 'reset')
  return hadOne
}
