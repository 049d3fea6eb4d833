import type { Payload, PayloadRequest } from 'payload'
import {
  audit,
  codeOf,
  idOf,
  placeOf,
  PortalError,
  subjectOf,
  systemDb,
  type ErrorCode,
} from '#kernel'
import { asDeedOf } from '../users/asDeedOf'
import { auditDecision } from '../memberships/auditDecision'
import { grantMembership } from '../memberships/grantMembership'
import { freeName } from '../users/madeUpName'
import { hashPassword } from '../users/passwordHash'
import { checkPassword } from '../users/passwords/checkPassword'
import { PASSWORD_MIN_HIGH } from '../users/passwords/lengths'
import { membershipsOf } from '../users/readSession'
import { writePassword } from '../users/passwords/writePassword'
import { enter, findAccount, type Browser, type Entered } from '../users/signIn'
import { doorOf, invitationOf, stateOf, type InvitationRow } from './rows'

/** What came of it: does the role wait for a second person? */
export type Accepted = Readonly<{ needsSecondPerson: boolean }>

/** Refusals that say: whoever invited may not do so any more. */
const VOID: readonly ErrorCode[] = [
  'forbidden',
  'not_found',
  'role_too_high',
  'role_unsuitable',
  'institution_closed',
  'span_invalid',
]

/**
 * Makes an account for somebody who was invited and has none, with the role, and opens his session. Account, password,
 * role and the used key are stored together or not at all; a password that is refused uses nothing up.
 * @throws PortalError invitation_unknown, invitation_over, invitation_void, invitation_account, what `checkPassword` throws
 */
export async function acceptAnew(
  req: PayloadRequest,
  { key, password }: Readonly<{ key: string; password: string }>,
  browser: Browser,
): Promise<Entered & Accepted> {
  const { payload } = req
  const { email, institution, name, role } = await openOne(payload, key)
  if (await findAccount(payload, email)) throw new PortalError('invitation_account')
  await checkPassword(req, password, { name, email, institution, role })
  const passwordHash = await hashPassword(password)
  const done = await asDeedOf(req, async (within) => {
    const row = await spend(within, key)
    // Somebody has given himself this address since.
    if (await findAccount(payload, email)) throw new PortalError('invitation_account')
    const made = await systemDb(within).create({
      collection: 'users',
      data: { name, email, username: await freeName(within), institution: institution ?? null },
      depth: 0,
    })
    const user = String(made.id)
    await writePassword(within, user, passwordHash)
    return { user, ...(await begin(within, row, user)) }
  })
  const isShort = [...password].length < PASSWORD_MIN_HIGH
  return { ...(await enter(payload, done.user, browser, { isShort, passwordHash })), ...done }
}

/**
 * Gives the role of an invitation to whoever is signed in. Where its address belongs to an account, to that one alone.
 * @throws PortalError unauthenticated, invitation_unknown, invitation_over, invitation_void, invitation_account,
 * membership_overlaps (he has it already)
 */
export async function acceptAs(req: PayloadRequest, key: string): Promise<Accepted> {
  const { payload } = req
  const subject = subjectOf(req)
  if (!subject) throw new PortalError('unauthenticated')
  const { email } = await openOne(payload, key)
  const account = await findAccount(payload, email)
  if (account && account.id !== subject.id) throw new PortalError('invitation_account')
  return asDeedOf(req, async (within) => begin(within, await spend(within, key), subject.id))
}

/** @throws PortalError invitation_unknown, invitation_over */
async function openOne(
  payload: Payload,
  key: string,
  req?: PayloadRequest,
): Promise<InvitationRow> {
  const row = await invitationOf({ payload, ...(req && { req }) }, key)
  if (!row) throw new PortalError('invitation_unknown')
  if (stateOf(row, new Date().toISOString()) !== 'waiting') throw new PortalError('invitation_over')
  return row
}

/** Uses a key up; of two who do so at once one is refused. @throws PortalError invitation_unknown, invitation_over */
async function spend(req: PayloadRequest, key: string): Promise<InvitationRow> {
  const { payload } = req
  const row = await openOne(payload, key, req)
  const { id, rev } = row
  try {
    const acceptedAt = new Date().toISOString()
    await doorOf({ payload, req }).put({ id }, { acceptedAt }, { rev })
  } catch (error) {
    if (['conflict', 'not_found'].includes(codeOf(error))) throw new PortalError('invitation_over')
    throw error
  }
  return { ...row, rev: rev + 1 }
}

/** Begins the role as whoever invited gives it: what he may is asked now, not when the letter was written. */
async function begin(req: PayloadRequest, row: InvitationRow, user: string): Promise<Accepted> {
  const { payload } = req
  const { by, from, group, id, institution, rev, role, until } = row
  await doorOf({ payload, req }).put({ id }, { acceptedBy: user }, { rev })
  const target = { collection: 'invitations', id }
  const place = idOf(institution) === undefined ? {} : { place: placeOf(row) }
  Object.assign(req, { user: { id: user } })
  await audit(req, { action: 'invitations.accept', target, ...place, details: { role } })
  Object.assign(req, { user: await inviterOf(payload, by) })
  try {
    const span = { from, until }
    const grant = { user, role, institution: institution ?? null, group, ...span }
    const decided = await grantMembership(req, grant)
    await auditDecision(req, 'grant', decided)
    return { needsSecondPerson: decided.needsSecondPerson }
  } catch (cause) {
    if (VOID.includes(codeOf(cause))) throw new PortalError('invitation_void', {}, { cause })
    throw cause
  }
}

/** Whoever invited, with the roles that he has now. @throws PortalError invitation_void */
async function inviterOf(payload: Payload, id: string) {
  const where = { id: { equals: id } }
  const user = await payload.db.findOne<{ id: string; disabled?: boolean }>({
    collection: 'users',
    where,
  })
  if (!user || user.disabled === true) throw new PortalError('invitation_void')
  return { id, collection: 'users' as const, memberships: await membershipsOf(payload, id) }
}
