import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { codeOf, defineEndpoint, documentId, PortalError, subjectOf } from '#kernel'
import type { CorePermission } from '../../permissions'
import { mustManage } from '../setPassword'
import { resetFactor } from './dropFactorOf'
import { factorSince } from './keptFactor'

const person = z.strictObject({ user: documentId })

/** What a screen shows of the second factor of an account. */
type Shown = Readonly<{
  /** Since when there is one, ISO 8601; nothing where there is none, and for who does not manage the account. */
  since: string | null
  isFree: boolean
}>

/** Has an account a second factor? For those who manage it; for all others there is nothing, and no refusal. */
const showFactor = defineEndpoint<typeof person, CorePermission>({
  method: 'get',
  path: '/second-factor',
  permission: 'users.read',
  input: person,
  async handle({ req }, { user }): Promise<Shown> {
    if (!(await manages(req, user))) return { since: null, isFree: false }
    return { since: (await factorSince({ payload: req.payload, req }, user)) ?? null, isFree: true }
  },
})

async function manages(req: PayloadRequest, user: string): Promise<boolean> {
  // One's own is changed in the cabinet, with password and code.
  if (subjectOf(req)?.id === user) return false
  try {
    await mustManage(req, user)
    return true
  } catch (error) {
    if (['not_found', 'role_too_high'].includes(codeOf(error))) return false
    throw error
  }
}

/** Takes the second factor of somebody away who has lost it. */
const reset = defineEndpoint<typeof person, CorePermission>({
  method: 'post',
  path: '/second-factor/reset',
  permission: 'users.manage',
  input: person,
  async handle({ req }, { user }): Promise<{ wasThere: boolean }> {
    // One's own takes password and code, in the cabinet.
    if (subjectOf(req)?.id === user) throw new PortalError('role_own')
    await mustManage(req, user)
    return { wasThere: await resetFactor(req, user) }
  },
})

/** Second factors of people whom one answers for. */
export const factorEndpoints = [showFactor, reset]
