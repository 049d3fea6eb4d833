import type { PayloadRequest } from 'payload'
import { AUTHORITY, GRANTABLE_ROLES, idOf, isHeld } from '#kernel'
import { findRows } from '../../memberships/rows'

const ADMINISTRATORS = GRANTABLE_ROLES.filter((role) => AUTHORITY[role].isAdministrator === true)

/** So many ids fit into one question on either database. */
const PART = 500

/** Those of these institutions that somebody administers now. */
export async function administered(
  req: PayloadRequest,
  institutions: readonly string[],
  now: string,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (let from = 0; from < institutions.length; from += PART) {
    const part = institutions.slice(from, from + PART)
    // By institution and role there is an index; by place one would read every pupil of a region.
    const rows = await findRows(req, { institution: { in: part }, role: { in: ADMINISTRATORS } })
    for (const row of rows)
      if (row.proposal !== 'grant' && isHeld(row, now)) found.add(idOf(row.institution) ?? '')
  }
  return found
}
