import type { PayloadRequest, Where } from 'payload'
import {
  idOf,
  isClosed,
  isHeld,
  pathOf,
  PortalError,
  readNode,
  subjectOf,
  systemDb,
  type PersonRole,
  type Subject,
} from '#kernel'
import type { Appointment, Span } from './decide'

/** What waits for a second person. */
export type Proposal = 'grant' | 'change' | 'end'

/** A membership as its row holds it. */
export type MembershipRow = Readonly<{
  id: string
  user: string
  role: PersonRole
  institution?: string | null
  /** The class of a pupil, or the one that a teacher leads. */
  group?: string | null
  from?: string | null
  until?: string | null
  proposal?: Proposal | null
  proposedBy?: string | null
  proposedFrom?: string | null
  proposedUntil?: string | null
  proposedAt?: string | null
}>

/** What an endpoint answers about a membership. */
export type Decided = Readonly<{ id: string; needsSecondPerson: boolean }>

/** Does a role hold at a moment (ISO 8601), or will it after that? */
export const isNowOrLater = ({ until }: Pick<MembershipRow, 'until'>, now: string): boolean =>
  isHeld({ until: until ?? null }, now)

/** Memberships that fit, whoever asks. */
export async function findRows(req: PayloadRequest, where: Where): Promise<MembershipRow[]> {
  const { docs } = await req.payload.db.find<MembershipRow & Record<string, unknown>>({
    collection: 'memberships',
    limit: 0,
    pagination: false,
    req,
    where,
  })
  return docs
}

/** Roles as pupil that hold now, at a school, whoever asks. */
export async function heldPupilRows(
  req: PayloadRequest,
  where: Where,
): Promise<readonly MembershipRow[]> {
  const rows = await findRows(req, { and: [{ role: { equals: 'pupil' } }, where] })
  const now = new Date().toISOString()
  return rows.filter(
    (row) => row.proposal !== 'grant' && isHeld(row, now) && idOf(row.institution) !== undefined,
  )
}

/**
 * The membership of an id with what an appointment to it would be.
 * @throws PortalError not_found
 */
export async function readMembership(
  req: PayloadRequest,
  id: string,
): Promise<{ row: MembershipRow; appointment: Appointment }> {
  const [row] = await findRows(req, { id: { equals: id } })
  if (!row) throw new PortalError('not_found')
  const { role, user } = row
  const institution = idOf(row.institution)
  return { row, appointment: { user, role, ...(await placeOf(req, institution)) } }
}

/** Where an appointment would be. @throws PortalError not_found */
export async function placeOf(
  req: PayloadRequest,
  institution: string | undefined,
): Promise<Pick<Appointment, 'path' | 'kind' | 'isClosed'>> {
  if (institution === undefined) return { path: [], kind: undefined, isClosed: false }
  const node = await readNode(req, institution)
  if (!node) throw new PortalError('not_found', {}, { field: 'institution' })
  return { path: pathOf(node), kind: String(node.kind), isClosed: isClosed(node) }
}

/** The person who decides. @throws PortalError unauthenticated */
export function decider(req: PayloadRequest): Subject {
  const subject = subjectOf(req)
  if (!subject) throw new PortalError('unauthenticated')
  return subject
}

/** Writes a membership as the system; the rules were checked before. */
export async function writeRow(
  req: PayloadRequest,
  id: string,
  data: Partial<Omit<MembershipRow, 'id'>>,
): Promise<void> {
  await systemDb(req).update({ collection: 'memberships', id, data, depth: 0 })
}

/** Fields of a proposal that is over. */
export const NO_PROPOSAL = {
  proposal: null,
  proposedBy: null,
  proposedFrom: null,
  proposedUntil: null,
  proposedAt: null,
} as const

/** @throws PortalError span_invalid: an end before the beginning, or already over */
export function checkSpan({ from, until }: Span, now: string): void {
  if (until && ((from && until <= from) || until <= now))
    throw new PortalError('span_invalid', {}, { field: 'until' })
}
