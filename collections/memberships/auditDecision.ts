import type { PayloadRequest } from 'payload'
import { audit, idOf, placeOf } from '#kernel'
import { findRows, type Decided } from './rows'

/** Keeps for later who decided what about a role, in the transaction of the decision. */
export async function auditDecision(
  req: PayloadRequest,
  action: string,
  { id, needsSecondPerson }: Decided,
): Promise<void> {
  // A proposal that was declined has left no row.
  const [row] = await findRows(req, { id: { equals: id } })
  const document: Readonly<Record<string, unknown>> = row ?? {}
  await audit(req, {
    action: `memberships.${needsSecondPerson ? 'propose' : action}`,
    target: { collection: 'memberships', id },
    ...(idOf(document.institution) !== undefined && { place: placeOf(document) }),
    ...(row && { details: { role: row.role } }),
  })
}
