import type { PayloadRequest } from 'payload'
import { AUTHORITY, idOf, PortalError } from '#kernel'
import { countOn } from './oneAfterAnother'
import { findRows, type MembershipRow } from './rows'

/**
 * Refuses to let the last administrator of a node go.
 * @param until the moment (ISO 8601) from which the membership no longer holds
 * @throws PortalError last_administrator
 */
export async function keepLastAdministrator(
  req: PayloadRequest,
  row: MembershipRow,
  until: string,
): Promise<void> {
  if (!AUTHORITY[row.role].isAdministrator || row.proposal === 'grant') return
  const institution = idOf(row.institution)
  const rows = await findRows(req, { role: { equals: row.role }, ...here(institution) })
  const others = rows.filter((one) => one.user !== row.user && holdsFrom(one, until))
  const other = await firstEnabled(req, others)
  if (!other) throw new PortalError('last_administrator')
  await countOn(req, other.id)
  // Whoever goes at the same moment counts on this one, and this decision collides with his.
  await countOn(req, row.id)
}

/**
 * Refuses to take a person away who is the last administrator of any node.
 * @throws PortalError last_administrator
 */
export async function keepAdministrators(req: PayloadRequest, user: string): Promise<void> {
  const now = new Date().toISOString()
  const rows = await findRows(req, { user: { equals: user } })
  for (const row of rows) if (holdsFrom(row, now)) await keepLastAdministrator(req, row, now)
}

/** Somebody who cannot sign in administers nothing. */
async function firstEnabled(
  req: PayloadRequest,
  rows: readonly MembershipRow[],
): Promise<MembershipRow | undefined> {
  if (rows.length === 0) return undefined
  const { docs } = await req.payload.db.find<{ id: string; disabled?: boolean | null }>({
    collection: 'users',
    limit: 0,
    pagination: false,
    req,
    where: { id: { in: rows.map(({ user }) => user) } },
  })
  const enabled = new Set(docs.filter(({ disabled }) => disabled !== true).map(({ id }) => id))
  return rows.find(({ user }) => enabled.has(user))
}

function here(institution: string | undefined): Record<string, object> {
  return { institution: institution === undefined ? { exists: false } : { equals: institution } }
}

/** Does a membership hold at a moment, and with no end in sight then? */
function holdsFrom({ from, proposal, until }: MembershipRow, moment: string): boolean {
  return proposal !== 'grant' && (!from || from <= moment) && (!until || until > moment)
}
