import type { PayloadRequest } from 'payload'
import {
  AUTHORITY,
  idOf,
  isId,
  isPersonRole,
  PortalError,
  systemDb,
  type PersonRole,
  type Subject,
} from '#kernel'
import { fieldOf, overlaps, refusalOf, type Span } from './decide'
import { followPupil } from './followPupil'
import { groupOf } from './groupName'
import { checkSpan, decider, findRows, placeOf, type Decided } from './rows'
import { oneAfterAnother } from './oneAfterAnother'
import { forgetKeys } from '../users/keys/keys'
import { asLookedUp } from '../users/throttle/subjectOfName'
import { tellConfirmers, tellOfRole } from './tellOfRole'

/** A role for a person, named by user name or id. */
export type Grant = Readonly<{
  user: string
  role: string
  institution?: string | null | undefined
  /** The class of a pupil, or the one that a teacher leads. */
  group?: string | undefined
}> &
  Span

/**
 * Gives a person a role at an institution. Root and ministry wait for a second person.
 * @throws PortalError person_unknown, not_found, role_own, role_too_high, role_unsuitable, institution_closed,
 * span_invalid, membership_overlaps
 */
export async function grantMembership(req: PayloadRequest, grant: Grant): Promise<Decided> {
  const { role } = grant
  if (!isPersonRole(role)) throw new PortalError('role_unsuitable', {}, { field: 'role' })
  const institution = grant.institution ?? undefined
  const by = decider(req)
  const user = await appointee(req, by, { role, institution, name: grant.user })
  const span = { from: grant.from ?? null, until: grant.until ?? null }
  checkSpan(span, new Date().toISOString())
  await oneAfterAnother(req, user)
  await refuseOverlap(req, { user, role, institution, span })
  const { needsSecondPerson = false } = AUTHORITY[role]
  const proposal = { proposal: 'grant', proposedBy: by.id, proposedAt: new Date().toISOString() }
  const made = await systemDb(req).create({
    collection: 'memberships',
    data: {
      user,
      role,
      institution: institution ?? null,
      ...groupOf(role, grant.group),
      ...span,
      ...(needsSecondPerson && proposal),
    },
    depth: 0,
  })
  const id = String(made.id)
  const row = { user, role, institution: institution ?? null }
  await followPupil(req, { ...row, ...span })
  await forgetOlderSlip(req, row)
  if (needsSecondPerson) await tellConfirmers(req, id, by.id)
  else await tellOfRole(req, row, 'granted')
  return { id, needsSecondPerson }
}

/** For whom slips are printed by the hundred before they have all their roles. */
const AS_LOW: ReadonlySet<PersonRole> = new Set(['parent', 'pupil', 'teacher'])

/** A slip from before would open more than whoever printed it might give. */
async function forgetOlderSlip(
  req: PayloadRequest,
  { role, user }: Readonly<{ role: PersonRole; user: string }>,
): Promise<void> {
  if (!AS_LOW.has(role)) await forgetKeys(req, user, ['slip'])
}

/**
 * The id of the person who may get a role. Whether the node may be decided about comes first: strangers to it learn
 * nothing about people.
 */
async function appointee(
  req: PayloadRequest,
  by: Subject,
  wanted: { role: PersonRole; institution: string | undefined; name: string },
): Promise<string> {
  const { institution, name, role } = wanted
  const user = await findPerson(req, name)
  const place = await placeOf(req, institution)
  const refusal = refusalOf(by, { user: user ?? '', role, ...place }, 'grant')
  if (refusal) throw new PortalError(refusal, {}, { field: fieldOf(refusal) })
  if (user === undefined) throw new PortalError('person_unknown', {}, { field: 'user' })
  return user
}

/**
 * Refuses a second membership of the same role at the same place for a time that another one covers.
 * @param except the membership that is being changed
 * @throws PortalError membership_overlaps
 */
export async function refuseOverlap(
  req: PayloadRequest,
  {
    institution,
    role,
    span,
    user,
  }: { user: string; role: string; institution: string | undefined; span: Span },
  except?: string,
): Promise<void> {
  const rows = await findRows(req, {
    and: [{ user: { equals: user } }, { role: { equals: role } }],
  })
  const same = rows.filter((row) => idOf(row.institution) === institution && row.id !== except)
  if (same.some((row) => overlaps(row, span)))
    throw new PortalError('membership_overlaps', {}, { field: 'from' })
}

/** The id of the account of a user name, or of an id; undefined where there is none. */
export async function findPerson(req: PayloadRequest, name: string): Promise<string | undefined> {
  const folded = asLookedUp(name)
  const found = await req.payload.db.findOne<Record<string, unknown> & { id: string }>({
    collection: 'users',
    req,
    where: isId(folded) ? { id: { equals: folded } } : { username: { equals: folded } },
  })
  return found?.id
}
