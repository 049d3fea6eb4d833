import type { PayloadRequest } from 'payload'
import { audit, isHeld, placeOf, PortalError } from '#kernel'
import { findPerson } from '../memberships/grantMembership'
import { oneAfterAnother } from '../memberships/oneAfterAnother'
import { checkSpan } from '../memberships/rows'
import { userOfIin } from '../users/iin/ownIin'
import type { Answering } from './answersFor'
import { iinOfUser, NO_IIN, sealedIin } from './barredIin'
import type { Paper } from './kinds'
import { endLink } from './linkGuardian'
import { doorOf, rowsBy, type BarRow } from './rows'

/** Somebody is to be kept away from a child. */
export type Restriction = Readonly<{
  child: string
  /** User name or id; else the number of somebody, with an account or without. */
  person?: string | undefined
  iin?: string | undefined
  /** What he is called in the document, where he is named by his number. */
  name: string
  paper: Paper
  number: string
  /** The day of the document. */
  issued: string
  /** ISO 8601; open where null */
  until: string | null
}>

/**
 * Keeps somebody away from a child from this moment on: a link of his ends at once, and he can get no new one.
 * @throws PortalError person_unknown, invalid_input (nobody is named), link_own, span_invalid, iin_invalid,
 * iin_keys_missing
 */
export async function restrict(
  req: PayloadRequest,
  { by, school }: Answering,
  given: Restriction,
): Promise<string> {
  const { child, issued, number, paper, until } = given
  const now = new Date().toISOString()
  checkSpan({ until }, now)
  const person = await personOf(req, given)
  if (person === by) throw new PortalError('link_own')
  await oneAfterAnother(req, child)
  const iin = given.iin ?? (person === '' ? undefined : await iinOfUser(req, person))
  const known = iin === undefined ? NO_IIN : sealedIin(req, child, iin)
  const name = given.person === undefined ? nameIn(given) : ''
  const of = placeOf(school)
  const values = { ...known, by, child, issued, name, number, paper, person, until, from: now }
  const id = await doorOf(req, 'bars').append(values, { of })
  const target = { collection: 'guardian-bars', id }
  await audit(req, { action: 'guardians.restrict', target, place: of, details: { child, paper } })
  for (const link of await rowsBy(req, 'links', { child }))
    if (link.guardian === person && isHeld(link, now))
      await endLink(req, link, { by, place: school, reason: 'court' })
  return id
}

/** Whose number it is, is told by nothing: he is shown as he was written down. */
function nameIn({ name }: Restriction): string {
  if (name === '') throw new PortalError('invalid_input', {}, { field: 'name' })
  return name
}

/** The id of the account that is meant; '' for somebody who has none yet. */
async function personOf(
  req: PayloadRequest,
  { iin, person }: Pick<Restriction, 'iin' | 'person'>,
): Promise<string> {
  if (person !== undefined) {
    const id = await findPerson(req, person)
    if (id === undefined) throw new PortalError('person_unknown', {}, { field: 'person' })
    return id
  }
  if (iin === undefined) throw new PortalError('invalid_input', {}, { field: 'person' })
  return (await userOfIin({ payload: req.payload, req }, iin)) ?? ''
}

/**
 * Lifts a restriction; what it ended stays ended.
 * @throws PortalError link_over
 */
export async function lift(
  req: PayloadRequest,
  { by, school }: Answering,
  { bar, reason }: Readonly<{ bar: BarRow; reason: string }>,
): Promise<void> {
  const now = new Date().toISOString()
  if (bar.liftedAt || !isHeld(bar, now)) throw new PortalError('link_over')
  const { child, id, rev } = bar
  await doorOf(req, 'bars').put({ id }, { liftedAt: now, liftedBy: by, reason }, { rev })
  const target = { collection: 'guardian-bars', id }
  const place = placeOf(school)
  await audit(req, { action: 'guardians.lift', target, place, details: { child } })
}
