import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { closedTo } from '../guardians/bars'
import { keepAdministrators } from '../memberships/keepLastAdministrator'
import { permissions } from '../permissions'
import { managersAt, outranks } from '../memberships/managers'
import { findRows, isNowOrLater } from '../memberships/rows'
import { pathOf, PortalError, rule, subjectOf } from '#kernel'

type Row = { id: string } & Record<string, unknown>

/**
 * Whoever changes an account could sign in as its owner: so he must outrank him. What he is elsewhere does not count.
 * One's own account is not managed here, nor that of a child from whom he is kept away.
 * @throws PortalError role_too_high, where the account is that of a higher or equal person; link_own
 */
export async function mustOutrank(req: PayloadRequest, user: string): Promise<void> {
  const subject = subjectOf(req)
  if (!subject || subject.id === user) return
  const where = { id: { equals: user } }
  const account = await req.payload.db.findOne<Row>({ collection: 'users', req, where })
  const managers = managersAt(permissions['users.manage'], subject, pathOf(account))
  const roles = await findRows(req, { user: { equals: user } })
  const now = new Date().toISOString()
  const held = roles.filter((row) => isNowOrLater(row, now))
  if (!outranks(managers, held)) throw new PortalError('role_too_high')
  if ((await closedTo(req, subject.id, [user])).has(user)) throw new PortalError('link_own')
}

/** Accounts are changed by people who outrank their owners; the last administrator of a node stays able to sign in. */
export const outrankHook = rule<CollectionBeforeChangeHook>(
  'outrank',
  async ({ data, operation, originalDoc, req }) => {
    if (operation !== 'update') return data
    const before = originalDoc as Row
    await mustOutrank(req, before.id)
    if (data.disabled === true && before.disabled !== true) await keepAdministrators(req, before.id)
    return data
  },
)
