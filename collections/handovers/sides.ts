import type { PayloadRequest } from 'payload'
import {
  idOf,
  isHeld,
  pathOf,
  placesOf,
  PortalError,
  reaches,
  readNode,
  type Subject,
} from '#kernel'
import { refusalOf, type Appointment } from '../memberships/decide'
import { findRows, placeOf, type MembershipRow } from '../memberships/rows'
import { permissions } from '../permissions'
import { membershipsOf } from '../users/readSession'
import type { MovingRole } from './rows'

/** Whether somebody decides about hand-overs at a school. */
export async function decidesAt(
  req: PayloadRequest,
  by: Subject,
  institution: string,
): Promise<boolean> {
  const node = await readNode(req, institution)
  const places = placesOf(permissions['handovers.decide'], by)
  return node !== undefined && reaches(places, pathOf(node))
}

/** Ids of the schools at which somebody decides about hand-overs. */
export function schoolsOf(by: Subject): string[] {
  const places = placesOf(permissions['handovers.decide'], by)
  return places === 'all' ? [] : [...new Set(places.map(({ path }) => path.at(-1) ?? ''))]
}

/** Ids of the people who do at a school. */
export async function decidersAt(req: PayloadRequest, institution: string): Promise<string[]> {
  const roles = Object.keys(permissions['handovers.decide'])
  const rows = await findRows(req, {
    and: [{ role: { in: roles } }, { institution: { equals: institution } }],
  })
  return held(rows).map(({ user }) => user)
}

/** Somebody by his id, with the roles that he holds now, as if he asked. */
export async function subjectOfUser(req: PayloadRequest, id: string): Promise<Subject> {
  const now = new Date().toISOString()
  const memberships = (await membershipsOf(req.payload, id)).filter((one) => isHeld(one, now))
  return { id, memberships }
}

/**
 * What an account is at a school and loses when it goes; whose parent somebody is, is another matter.
 * @throws PortalError handover_unsuitable, where it is neither pupil nor teacher there
 */
export async function leaving(
  req: PayloadRequest,
  account: Readonly<{ id: string; username: string }>,
  institution: string,
): Promise<Readonly<{ role: MovingRole; rows: readonly MembershipRow[] }>> {
  const all = held(await findRows(req, { user: { equals: account.id } }))
  const rows = all.filter((row) => idOf(row.institution) === institution && row.role !== 'parent')
  const role = (['pupil', 'teacher'] as const).find((one) => rows.some((row) => row.role === one))
  if (!role) throw new PortalError('handover_unsuitable', { username: account.username })
  return { role, rows }
}

function held(rows: readonly MembershipRow[]): MembershipRow[] {
  const now = new Date().toISOString()
  return rows.filter((row) => row.proposal !== 'grant' && isHeld(row, now))
}

/**
 * Asks the rules of roles whether somebody may let an account go: he decides about everything that it is at the school.
 * @throws PortalError not_found, role_own, role_too_high
 */
export async function mustRelease(
  req: PayloadRequest,
  by: Subject,
  rows: readonly MembershipRow[],
): Promise<void> {
  for (const row of rows) {
    const place = await placeOf(req, idOf(row.institution))
    refuse(by, { role: row.role, user: row.user, ...place }, 'end')
  }
}

/**
 * Asks them whether somebody may take an account in.
 * @throws PortalError not_found, role_own, role_too_high, role_unsuitable, institution_closed
 */
export async function mustTakeIn(
  req: PayloadRequest,
  by: Subject,
  { role, to, user }: Readonly<{ role: MovingRole; to: string; user: string }>,
): Promise<void> {
  refuse(by, { role, user, ...(await placeOf(req, to)) }, 'grant')
}

function refuse(by: Subject, appointment: Appointment, what: 'end' | 'grant'): void {
  const refusal = refusalOf(by, appointment, what)
  if (refusal) throw new PortalError(refusal)
}
