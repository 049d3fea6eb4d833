import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { keepAdministrators } from '../memberships/keepLastAdministrator'
import { permissions } from '../permissions'
import {
  AUTHORITY,
  isHeld,
  pathOf,
  PortalError,
  rolesAt,
  rule,
  subjectOf,
  type PersonRole,
  type Subject,
} from '#kernel'

type Row = { id: string } & Record<string, unknown>

/**
 * Whoever changes an account could sign in as its owner: so the role by which he manages it must stand higher than
 * everything the owner is, wherever that may be. One's own account is not managed here.
 * @throws PortalError not_found, where the account is that of a higher or equal person
 */
export async function mustOutrank(req: PayloadRequest, user: string): Promise<void> {
  const subject = subjectOf(req)
  if (!subject || subject.id === user) return
  const own = await managingRank(req, subject, user)
  const { docs } = await req.payload.db.find<Row>({
    collection: 'memberships',
    limit: 0,
    pagination: false,
    req,
    where: { user: { equals: user } },
  })
  const now = new Date().toISOString()
  const roles = docs.filter((row) => isHeld({ until: row.until as string | null }, now))
  const isHigher = roles.every(({ role }) => own < rankOf(String(role)))
  if (!isHigher) throw new PortalError('role_too_high')
}

/** Of the highest role by which somebody manages an account; what he is elsewhere does not count there. */
async function managingRank(req: PayloadRequest, subject: Subject, user: string): Promise<number> {
  const where = { id: { equals: user } }
  const account = await req.payload.db.findOne<Row>({ collection: 'users', req, where })
  const roles = rolesAt(permissions['users.manage'], subject, pathOf(account))
  return Math.min(...roles.map((role) => rankOf(role)))
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

function rankOf(role: string): number {
  return role in AUTHORITY ? AUTHORITY[role as PersonRole].rank : Infinity
}
