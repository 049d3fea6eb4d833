import type { PayloadRequest } from 'payload'
import { AUTHORITY, idOf, PortalError } from '#kernel'
import { refusalOf, type Span } from './decide'
import { followPupil } from './followPupil'
import { refuseOverlap } from './grantMembership'
import { groupOf } from './groupName'
import { keepLastAdministrator } from './keepLastAdministrator'
import { oneAfterAnother } from './oneAfterAnother'
import { tellConfirmers, tellOfRole } from './tellOfRole'
import {
  checkSpan,
  decider,
  readMembership,
  writeRow,
  type Decided,
  type MembershipRow,
} from './rows'

/**
 * Gives a membership another beginning or end, or another class.
 * @throws PortalError not_found, role_own, role_too_high, institution_closed, span_invalid, membership_overlaps,
 * last_administrator
 */
export async function changeMembership(
  req: PayloadRequest,
  { group, id, ...given }: { id: string; group?: string | undefined } & Span,
): Promise<Decided> {
  const row = await mine(req, id, 'change')
  const span = spanAnew(row, given)
  checkSpan(span, new Date().toISOString())
  await refuseOverlap(req, { ...row, institution: idOf(row.institution), span }, id)
  if (AUTHORITY[row.role].needsSecondPerson && row.proposal !== 'grant') {
    await propose(req, row, 'change', { proposedFrom: span.from, proposedUntil: span.until })
    return { id, needsSecondPerson: true }
  }
  await keepInTime(req, row, span)
  // What waits for a second person is now proposed as this one has changed it.
  const proposedBy = row.proposal === 'grant' ? { proposedBy: decider(req).id } : {}
  await writeRow(req, id, { ...span, ...groupOf(row.role, group), ...proposedBy })
  await followPupil(req, { ...row, ...span })
  return { id, needsSecondPerson: row.proposal === 'grant' }
}

/**
 * Refuses a beginning or an end by which a node would be without anybody who administers it.
 * @throws PortalError last_administrator
 */
export async function keepInTime(
  req: PayloadRequest,
  row: MembershipRow,
  { from, until }: Span,
): Promise<void> {
  const now = new Date().toISOString()
  const isHeldNow = !row.from || row.from <= now
  if (from && from > now && isHeldNow) await keepLastAdministrator(req, row, now)
  else if (until) await keepLastAdministrator(req, row, until)
}

/** What was not named stays. */
function spanAnew(row: MembershipRow, { from, until }: Span): Required<Span> {
  return {
    from: from === undefined ? (row.from ?? null) : from,
    until: until === undefined ? (row.until ?? null) : until,
  }
}

/**
 * Ends a membership at this moment; it stays as history.
 * @throws PortalError not_found, role_own, role_too_high, last_administrator
 */
export async function endMembership(req: PayloadRequest, id: string): Promise<Decided> {
  const row = await mine(req, id, 'end')
  if (AUTHORITY[row.role].needsSecondPerson) {
    await propose(req, row, 'end', {})
    return { id, needsSecondPerson: true }
  }
  await endNow(req, row)
  return { id, needsSecondPerson: false }
}

/** Ends a membership, unless its node would be left without anybody who administers it. */
export async function endNow(req: PayloadRequest, row: MembershipRow): Promise<void> {
  const now = new Date().toISOString()
  await keepLastAdministrator(req, row, now)
  // One that has not begun yet must not end before its beginning.
  const from = row.from && row.from > now ? { from: now } : {}
  await writeRow(req, row.id, { ...from, until: now })
  await followPupil(req, { ...row, ...from, until: now })
  await tellOfRole(req, row, 'ended')
}

/** A membership that this person may decide about, and that is not over. */
async function mine(
  req: PayloadRequest,
  id: string,
  what: 'change' | 'end',
): Promise<MembershipRow> {
  const { appointment, row } = await readMembership(req, id)
  const refusal = refusalOf(decider(req), appointment, what)
  if (refusal) throw new PortalError(refusal)
  if (row.until && row.until <= new Date().toISOString()) throw new PortalError('membership_over')
  await oneAfterAnother(req, row.user)
  return row
}

async function propose(
  req: PayloadRequest,
  row: MembershipRow,
  proposal: 'change' | 'end',
  times: Partial<MembershipRow>,
): Promise<void> {
  if (row.proposal) throw new PortalError('proposal_waits')
  const proposedBy = decider(req).id
  const proposedAt = new Date().toISOString()
  await writeRow(req, row.id, { proposal, proposedBy, proposedAt, ...times })
  await tellConfirmers(req, row.id, proposedBy)
}
