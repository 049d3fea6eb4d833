import type { PayloadRequest } from 'payload'
import { audit, idOf, isHeld, notify, placeOf, PortalError } from '#kernel'
import { oneAfterAnother } from '../memberships/oneAfterAnother'
import { isKeptAway } from './bars'
import { followWards } from './followChild'
import { followLater } from './followJob'
import type { Kind, Reason, Way } from './kinds'
import { schoolsOf, type PupilRow } from './pupils'
import { doorOf, rowsBy, type LinkRow } from './rows'

/** Somebody is to be a child's guardian. */
export type Linking = Readonly<{
  child: string
  guardian: string
  kind: Kind
  way: Way
  /** Id of who confirmed it: for a code, of who gave it out. */
  by: string
  /** The child's role as a pupil at the school that confirms it. */
  school: PupilRow
  /** ISO 8601; open where null */
  until: string | null
}>

/**
 * Makes somebody a child's guardian, in the transaction of `req`; he is told so, without a name.
 * @throws PortalError link_refused (kept away from it, or the child itself), link_exists
 */
export async function makeLink(req: PayloadRequest, linking: Linking): Promise<string> {
  const { by, child, guardian, kind, school, until, way } = linking
  await oneAfterAnother(req, child)
  await oneAfterAnother(req, guardian)
  if (guardian === child || (await isKeptAway(req, child, guardian)))
    throw new PortalError('link_refused', {}, { field: 'guardian' })
  const now = new Date().toISOString()
  const links = await rowsBy(req, 'links', { child })
  if (links.some((link) => link.guardian === guardian && isHeld(link, now)))
    throw new PortalError('link_exists', {}, { field: 'guardian' })
  const of = placeOf(school)
  const values = { by, child, guardian, kind, until, way, from: now }
  const id = await doorOf(req, 'links').append(values, { of })
  await followWards(req, guardian, [])
  await followLater(req, { child, school: idOf(school.institution) ?? '' }, [until])
  const target = { collection: 'guardian-links', id }
  await audit(req, { action: 'guardians.link', target, place: of, details: { child, kind, way } })
  await notify(req, { kind: 'core.child-linked', to: [guardian], values: { path: CHILDREN } })
  return id
}

/** Where guardians see their children. */
const CHILDREN = '/me/children'

/**
 * Ends a link at this moment; it stays as history. He is told so, without a reason.
 * @param place where the deed is noted
 * @throws PortalError link_over, conflict
 */
export async function endLink(
  req: PayloadRequest,
  link: LinkRow,
  { by, place, reason }: Readonly<{ by: string; place: PupilRow | undefined; reason: Reason }>,
): Promise<void> {
  const { child, guardian, id, rev } = link
  await oneAfterAnother(req, child)
  const now = new Date().toISOString()
  if (!isHeld(link, now)) throw new PortalError('link_over')
  await doorOf(req, 'links').put({ id }, { endedAt: now, endedBy: by, reason, until: now }, { rev })
  await followWards(req, guardian, await schoolsOf(req, child))
  await audit(req, {
    action: 'guardians.end',
    target: { collection: 'guardian-links', id },
    ...(place && { place: placeOf(place) }),
    details: { child, reason },
  })
  await notify(req, { kind: 'core.child-unlinked', to: [guardian], values: { path: CHILDREN } })
}
