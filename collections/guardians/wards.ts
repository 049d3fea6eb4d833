import type { PayloadRequest } from 'payload'
import { audit, idOf, placeOf, PortalError, subjectOf } from '#kernel'
import { knownAs } from './bars'
import { lets } from './holds'
import type { Kind } from './kinds'
import { pupilRowsOf, type PupilRow } from './pupils'
import { rowsBy, type LinkRow } from './rows'

/** A child whose data somebody may see as its guardian. */
export type Ward = Readonly<{
  child: string
  kind: Kind
  /** ISO 8601 */
  since: string
}>

/**
 * The children whose data the person behind a request may see as their guardian; [] for nobody. Read anew each time, so
 * that a link that has ended, or a restriction, holds from the next request on, in whichever process.
 */
export async function wardsOf(req: PayloadRequest): Promise<readonly Ward[]> {
  const subject = subjectOf(req)
  if (!subject) return []
  return (await heldLinks(req, subject.id)).map(({ child, from, kind }) => ({
    ...{ child, kind },
    since: from ?? '',
  }))
}

/** The links of a guardian that let him see a child now. */
export async function heldLinks(
  req: PayloadRequest,
  guardian: string,
): Promise<readonly LinkRow[]> {
  const links = await rowsBy(req, 'links', { guardian })
  const now = new Date().toISOString()
  const open = links.filter((link) => lets(link, [], { id: guardian, lookUps: [] }, now))
  if (open.length === 0) return []
  const bars = await Promise.all(open.map(({ child }) => rowsBy(req, 'bars', { child })))
  const known = bars.some((some) => some.length > 0)
    ? await knownAs(req, guardian)
    : { id: guardian, lookUps: [] }
  return open.filter((link, index) => lets(link, bars[index] ?? [], known, now))
}

/**
 * Lets the person behind a request see a child's data as its guardian, and notes that he has: to be asked before each
 * view of what a school keeps about a child.
 * @param what he looks at, for the audit: `journals.diary`; never a name or a mark
 * @throws PortalError not_found for whoever is not, or not any more; unauthenticated
 */
export async function mustBeGuardianOf(
  req: PayloadRequest,
  child: string,
  what: string,
): Promise<Ward> {
  if (!subjectOf(req)) throw new PortalError('unauthenticated')
  const ward = (await wardsOf(req)).find((one) => one.child === child)
  if (!ward) throw new PortalError('not_found')
  const [school] = await pupilRowsOf(req, [child])
  await audit(req, {
    action: 'guardians.view',
    target: { collection: 'users', id: child },
    ...(school && { place: placeOf(school) }),
    details: { what },
  })
  return ward
}

/** Schools of the children of a guardian: child → roles as pupil. */
export async function schoolsOfWards(
  req: PayloadRequest,
  wards: readonly Pick<Ward, 'child'>[],
): Promise<ReadonlyMap<string, readonly PupilRow[]>> {
  const rows = await pupilRowsOf(
    req,
    wards.map(({ child }) => child),
  )
  return new Map(
    wards.map(({ child }) => [child, rows.filter((row) => idOf(row.user) === child)] as const),
  )
}
