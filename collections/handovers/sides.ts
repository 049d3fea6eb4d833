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
import { findRows, isNowOrLater, placeOf, type MembershipRow } from '../memberships/rows'
import { permissions } from '../permissions'
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

/**
 * What an account is or will be at a school and loses when it goes; whose parent somebody is, is another matter. Whoever
 * has left it already goes as what he was last.
 * @throws PortalError handover_unsuitable, where it is neither pupil nor teacher there, and was not
 */
export async function leaving(
  req: PayloadRequest,
  account: Readonly<{ id: string; username: string }>,
  institution: string,
): Promise<Readonly<{ role: MovingRole; rows: readonly MembershipRow[] }>> {
  const now = new Date().toISOString()
  const all = (await findRows(req, { user: { equals: account.id } })).filter(
    (row) => idOf(row.institution) === institution && row.proposal !== 'grant',
  )
  const rows = all.filter((row) => row.role !== 'parent' && isNowOrLater(row, now))
  const role = roleIn(rows.length > 0 ? rows : latest(all))
  if (!role) throw new PortalError('handover_unsuitable', { username: account.username })
  return { role, rows }
}

const roleIn = (rows: readonly MembershipRow[]): MovingRole | undefined =>
  (['pupil', 'teacher'] as const).find((one) => rows.some(({ role }) => role === one))

/** The role that has ended last. */
const latest = (rows: readonly MembershipRow[]): MembershipRow[] =>
  [...rows]
    .filter(({ role }) => role !== 'parent')
    .sort((a, b) => (b.until ?? '').localeCompare(a.until ?? ''))
    .slice(0, 1)

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
