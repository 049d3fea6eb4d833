import type { PayloadRequest } from 'payload'
import {
  audit,
  idOf,
  isPersonRole,
  NO_PLACE,
  notify,
  placeOf as treePlaceOf,
  PortalError,
  readNode,
  type Locale,
  type PersonRole,
  type Place,
  type Subject,
} from '#kernel'
import { fieldOf, refusalOf, type Span } from '../memberships/decide'
import { groupOf } from '../memberships/groupName'
import { checkSpan, decider, placeOf } from '../memberships/rows'
import { findAccount } from '../users/signIn'
import { asLookedUp } from '../users/throttle/subjectOfName'
import { newKey } from './invitationKey'
import { doorOf, stateOf, type InvitationRow } from './rows'

const HOUR_MS = 60 * 60_000

/** So long the link of an invitation works: security.md A-25. */
export const VALID_HOURS = 72

/** Whom somebody invites to which role. */
export type Invitation = Readonly<{
  name: string
  email: string
  role: string
  institution?: string | null | undefined
  group?: string | undefined
  /** Language of the letter. */
  locale: Locale
}> &
  Span

/**
 * Invites somebody to a role by a letter; the role begins when he accepts. The same rules as for giving it at once.
 * @returns the id of the invitation
 * @throws PortalError not_found, forbidden, role_own, role_too_high, role_unsuitable, institution_closed, span_invalid,
 * invitation_waits (somebody of this address is invited to the same already)
 */
export async function invite(req: PayloadRequest, given: Invitation): Promise<string> {
  const by = decider(req)
  const { group = '', locale, name, role } = given
  if (!isPersonRole(role)) throw new PortalError('role_unsuitable', {}, { field: 'role' })
  const same = { email: asLookedUp(given.email), role, institution: given.institution ?? null }
  await mustDecide(req, by, same)
  const now = new Date()
  const span = { from: given.from ?? null, until: given.until ?? null }
  checkSpan(span, now.toISOString())
  await refuseSecond(req, same, now.toISOString())
  const of = await standing(req, same.institution)
  const { email } = same
  const values = {
    ...{ name, email, role, locale, by: by.id, ...span, ...fresh(req, now) },
    group: groupOf(role, group).group ?? '',
  }
  const id = await doorOf({ payload: req.payload, req }).append(values, { of })
  await noted(req, 'invite', { id, role, place: of })
  await send(req, { ...same, id })
  return id
}

/** Sends the letter anew, with another key: the link of the letter before is over. @throws PortalError invitation_over */
export async function inviteAgain(req: PayloadRequest, row: InvitationRow): Promise<void> {
  const by = decider(req)
  const now = new Date()
  const state = stateOf(row, now.toISOString())
  if (state !== 'waiting' && state !== 'expired') throw new PortalError('invitation_over')
  const { email, id, rev, role } = row
  const same = { email, role, institution: idOf(row.institution) ?? null }
  await mustDecide(req, by, same)
  if (state === 'expired') await refuseSecond(req, same, now.toISOString())
  const values = { by: by.id, ...fresh(req, now) }
  await doorOf({ payload: req.payload, req }).put({ id }, values, { rev })
  await noted(req, 'resend', { id, role, place: await standing(req, same.institution) })
  await send(req, { ...same, id })
}

/** Takes an invitation back: its link is over. @throws PortalError invitation_over */
export async function withdraw(req: PayloadRequest, row: InvitationRow): Promise<void> {
  const by = decider(req)
  const now = new Date().toISOString()
  if (stateOf(row, now) !== 'waiting') throw new PortalError('invitation_over')
  const { email, id, rev, role } = row
  const same = { email, role, institution: idOf(row.institution) ?? null }
  await mustDecide(req, by, same, 'end')
  const values = { withdrawnAt: now, withdrawnBy: by.id }
  await doorOf({ payload: req.payload, req }).put({ id }, values, { rev })
  await noted(req, 'withdraw', { id, role, place: await standing(req, same.institution) })
}

/** Who is invited to what: an address, a role, and where (null: the whole portal). */
type Same = Pick<InvitationRow, 'email' | 'role'> & Readonly<{ institution: string | null }>

/** Asks as for giving the role at once; to oneself nobody gives one, by whichever way. */
async function mustDecide(
  req: PayloadRequest,
  by: Subject,
  { email, institution, role }: Same,
  what: 'end' | 'grant' = 'grant',
): Promise<void> {
  const user = (await findAccount(req.payload, email))?.id ?? ''
  const place = await placeOf(req, institution ?? undefined)
  const refusal = refusalOf(by, { user, role, ...place }, what)
  if (refusal === 'role_own') throw new PortalError('role_own', {}, { field: 'email' })
  if (refusal) throw new PortalError(refusal, {}, { field: fieldOf(refusal) })
}

async function noted(
  req: PayloadRequest,
  what: 'invite' | 'resend' | 'withdraw',
  { id, place, role }: Readonly<{ id: string; place: Place; role: PersonRole }>,
): Promise<void> {
  const target = { collection: 'invitations', id }
  await audit(req, { action: `invitations.${what}`, target, place, details: { role } })
}

/** Two letters about the same would be two links that work. */
async function refuseSecond(req: PayloadRequest, same: Same, now: string): Promise<void> {
  if (await isInvited(req, same, now))
    throw new PortalError('invitation_waits', {}, { field: 'email' })
}

/** Does an invitation of somebody to a role wait to be accepted? */
export async function isInvited(
  req: PayloadRequest,
  { email, institution, role }: Same,
  now: string,
): Promise<boolean> {
  const rows = (await doorOf({ payload: req.payload, req }).find({
    where: { email },
  })) as unknown as readonly InvitationRow[]
  return rows.some(
    (row) =>
      row.role === role &&
      (row.institution ?? null) === institution &&
      stateOf(row, now) === 'waiting',
  )
}

const fresh = ({ payload }: PayloadRequest, now: Date) => ({
  ...newKey(payload),
  at: now.toISOString(),
  endsAt: new Date(now.getTime() + VALID_HOURS * HOUR_MS).toISOString(),
})

/** Where an invitation stands: at an institution, or nowhere. */
async function standing(req: PayloadRequest, institution: string | null): Promise<Place> {
  if (institution === null) return NO_PLACE
  const node = await readNode(req, institution)
  if (!node) throw new PortalError('not_found', {}, { field: 'institution' })
  return treePlaceOf({ ...node, institution: node.id })
}

async function send(
  req: PayloadRequest,
  { id, institution, role }: Readonly<{ id: string; role: PersonRole; institution: string | null }>,
): Promise<void> {
  await notify(req, { kind: 'core.invitation', to: [id], values: { role, institution } })
}
