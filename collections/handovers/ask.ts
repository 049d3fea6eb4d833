import type { PayloadRequest } from 'payload'
import {
  audit,
  idOf,
  isClosed,
  notify,
  placeOf,
  PortalError,
  readNode,
  type Subject,
} from '#kernel'
import { suits } from '../memberships/roleKinds'
import { findPerson } from '../memberships/grantMembership'
import { oneAfterAnother } from '../memberships/oneAfterAnother'
import { doorOf, handoversOf, sidesOf, stateOf, type HandoverRow, type Way } from './rows'
import { decidersAt, decidesAt, leaving, mustRelease, mustTakeIn } from './sides'

/** Accounts are to go to a school. */
export type Asking = Readonly<{
  way: Way
  /** User names or ids. */
  users: readonly string[]
  /** The new school. */
  to: string
  /** The class there; '' where it is not known yet. */
  group: string
}>

export type Account = Readonly<{ id: string; username: string; institution: string }>

/**
 * The old school lets accounts go, or the new one asks for them: all of them, or none. The other side hears of it.
 * @returns ids of the hand-overs
 * @throws PortalError not_found, person_unknown, handover_unsuitable, handover_same, handover_waits, institution_closed,
 * and what the rules of roles refuse
 */
export async function askFor(
  req: PayloadRequest,
  by: Subject,
  asking: Asking,
): Promise<readonly string[]> {
  const target = await readNode(req, asking.to)
  if (!target || (asking.way === 'request' && !(await decidesAt(req, by, asking.to))))
    throw new PortalError('not_found', {}, { field: 'to' })
  if (!suits('pupil', String(target.kind)))
    throw new PortalError('role_unsuitable', {}, { field: 'to' })
  if (isClosed(target)) throw new PortalError('institution_closed', {}, { field: 'to' })
  const ids: string[] = []
  const told = new Set<string>()
  for (const name of new Set(asking.users)) {
    const row = await askForOne(req, by, { ...asking, name })
    ids.push(row.id)
    told.add(sidesOf(row).deciding)
  }
  for (const institution of told) await tellWaiting(req, institution)
  return ids
}

type AskingOne = Omit<Asking, 'users'> & Readonly<{ name: string }>

async function askForOne(
  req: PayloadRequest,
  by: Subject,
  { group, name, to, way }: AskingOne,
): Promise<Pick<HandoverRow, 'from' | 'id' | 'to' | 'way'>> {
  const account = await accountOf(req, name)
  const { id: user, institution: from, username } = account
  // Whose account is another school's is nobody's business here.
  if (way === 'release' && !(await decidesAt(req, by, from)))
    throw new PortalError('person_unknown', {}, { field: 'users' })
  if (from === to) throw new PortalError('handover_same', {}, { field: 'to' })
  const { role, rows } = await leaving(req, account, from)
  if (way === 'release') await mustRelease(req, by, rows)
  else await mustTakeIn(req, by, { role, to, user })
  await oneAfterAnother(req, user)
  const now = new Date().toISOString()
  const others = await handoversOf(req, { user })
  if (others.some((row) => stateOf(row, now) === 'waiting'))
    throw new PortalError('handover_waits', { username })
  const values = {
    from,
    group,
    role,
    to,
    user,
    way,
    state: 'waiting',
    askedBy: by.id,
    askedAt: now,
  }
  const id = await doorOf(req).append(values)
  await noted(req, `handovers.${way}`, { from, id, to, way })
  return { from, id, to, way }
}

/** Puts a deed into the audit of the school that does it. */
export async function noted(
  req: PayloadRequest,
  action: string,
  { id, ...row }: Pick<HandoverRow, 'from' | 'id' | 'to' | 'way'>,
  at: string = sidesOf(row).asking,
): Promise<void> {
  const node = await readNode(req, at)
  const target = { collection: 'account-handovers', id }
  const place = node && placeOf({ ...node, institution: node.id })
  await audit(req, { action, target, place, details: { from: row.from, to: row.to } })
}

type Row = Readonly<Record<string, unknown>> & Readonly<{ id: string }>

/** An account with the school that manages it. @throws PortalError person_unknown, handover_unsuitable */
export async function accountOf(req: PayloadRequest, name: string): Promise<Account> {
  const id = await findPerson(req, name)
  const where = { id: { equals: id ?? '' } }
  const found =
    id === undefined ? null : await req.payload.db.findOne<Row>({ collection: 'users', req, where })
  if (!found) throw new PortalError('person_unknown', {}, { field: 'users' })
  const institution = idOf(found.institution)
  const username = String(found.username)
  if (institution === undefined) throw new PortalError('handover_unsuitable', { username })
  return { id: found.id, institution, username }
}

async function tellWaiting(req: PayloadRequest, institution: string): Promise<void> {
  await notify(req, {
    kind: 'core.handover-waits',
    to: await decidersAt(req, institution),
    values: { institution, path: '/admin/handovers' },
  })
}
