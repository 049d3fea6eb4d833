import type { PayloadRequest } from 'payload'
import { PortalError, systemDb } from '#kernel'
import { endNow, keepInTime } from './changeMembership'
import { refusalOf } from './decide'
import { oneAfterAnother } from './oneAfterAnother'
import { tellOfRole } from './tellOfRole'
import {
  decider,
  NO_PROPOSAL,
  readMembership,
  writeRow,
  type Decided,
  type MembershipRow,
} from './rows'

/** A proposal that nobody has confirmed for so long is off the table. */
const VALID_MS = 7 * 24 * 60 * 60_000

/**
 * Confirms as the second person what another one has proposed.
 * @throws PortalError not_found, proposal_gone, second_person_needed (the proposer himself), and what the rules refuse
 */
export async function confirmProposal(req: PayloadRequest, id: string): Promise<Decided> {
  const { appointment, row } = await readMembership(req, id)
  const by = decider(req)
  const refusal = refusalOf(by, appointment, row.proposal ?? 'end')
  if (refusal) throw new PortalError(refusal)
  if (row.proposedBy === by.id) throw new PortalError('second_person_needed')
  await applyProposal(req, row)
  return { id, needsSecondPerson: false }
}

/**
 * Carries a proposal out, as confirmed by whoever was allowed to.
 * @throws PortalError proposal_gone, last_administrator
 */
export async function applyProposal(req: PayloadRequest, row: MembershipRow): Promise<void> {
  if (!row.proposal || isStale(row)) throw new PortalError('proposal_gone')
  await oneAfterAnother(req, row.user)
  if (row.proposal === 'end') await endNow(req, { ...row, ...NO_PROPOSAL })
  if (row.proposal === 'change') await change(req, row)
  await writeRow(req, row.id, NO_PROPOSAL)
  if (row.proposal === 'grant') await tellOfRole(req, row, 'granted')
}

async function change(req: PayloadRequest, row: MembershipRow): Promise<void> {
  const until = row.proposedUntil ?? null
  const from = row.proposedFrom ?? null
  await keepInTime(req, row, { from, until })
  await writeRow(req, row.id, { from, until })
}

/**
 * Takes a proposal off the table: whoever might confirm it, and whoever made it.
 * @throws PortalError not_found, proposal_gone, and what the rules refuse
 */
export async function declineProposal(req: PayloadRequest, id: string): Promise<Decided> {
  const { appointment, row } = await readMembership(req, id)
  const by = decider(req)
  const refusal = row.proposedBy === by.id ? undefined : refusalOf(by, appointment, 'end')
  if (refusal) throw new PortalError(refusal)
  if (!row.proposal) throw new PortalError('proposal_gone')
  if (row.proposal === 'grant')
    await systemDb(req).delete({ collection: 'memberships', id, depth: 0 })
  else await writeRow(req, id, NO_PROPOSAL)
  return { id, needsSecondPerson: false }
}

/** Has nobody confirmed a proposal for too long? */
export function isStale({ proposedAt }: MembershipRow): boolean {
  return !proposedAt || Date.parse(proposedAt) + VALID_MS < Date.now()
}
