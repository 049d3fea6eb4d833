import type { PayloadRequest } from 'payload'
import { audit, idOf, isHeld, pathOf, placeOf } from '#kernel'
import { oneAfterAnother } from '../memberships/oneAfterAnother'
import { findRows } from '../memberships/rows'
import { beginRole, endRole } from '../memberships/systemRows'
import { knownAs } from './bars'
import { lets, type Known } from './holds'
import { moveHome } from './moveHome'
import type { PupilRow } from './pupils'
import { rowsBy, type LinkRow } from './rows'
import { heldLinks, schoolsOfWards } from './wards'

/**
 * Lets the roles of the guardians of children follow them: whoever may see a child has the role `parent` where it goes
 * to school, and has it no longer at a school where no child of his is left. In the transaction of `req`.
 * @param left ids of schools that the children have left
 */
export async function followChildren(
  req: PayloadRequest,
  children: readonly string[],
  left: readonly string[] = [],
): Promise<void> {
  const guardians = new Set<string>()
  for (const child of children)
    for (const { guardian } of await linksNow(req, child)) guardians.add(guardian)
  for (const guardian of guardians) await followWards(req, guardian, left)
}

/** The links of a child that let its guardians see it. */
async function linksNow(req: PayloadRequest, child: string): Promise<readonly LinkRow[]> {
  const links = await rowsBy(req, 'links', { child })
  const now = new Date().toISOString()
  const held = links.filter((link) => isHeld(link, now))
  const bars = held.length === 0 ? [] : await rowsBy(req, 'bars', { child })
  if (bars.length === 0) return held
  const known = await Promise.all(held.map(({ guardian }) => knownAs(req, guardian)))
  return held.filter((link, index) => lets(link, bars, known[index] ?? NOBODY, now))
}

const NOBODY: Known = { id: '', lookUps: [] }

/**
 * The same for one guardian and all his children.
 * @param left ids of schools at which he may have no child any more
 */
export async function followWards(
  req: PayloadRequest,
  guardian: string,
  left: readonly string[],
): Promise<void> {
  await oneAfterAnother(req, guardian)
  const wards = await schoolsOfWards(req, await heldLinks(req, guardian))
  const schools = new Map(
    [...wards.values()].flat().map((row) => [idOf(row.institution) ?? '', row] as const),
  )
  const rows = await findRows(req, {
    and: [{ user: { equals: guardian } }, { role: { equals: 'parent' } }],
  })
  const now = new Date().toISOString()
  const held = rows.filter((row) => row.proposal !== 'grant' && isHeld(row, now))
  const known = new Set(held.map(({ institution }) => idOf(institution)))
  for (const [institution, school] of schools)
    if (!known.has(institution)) await begin(req, guardian, school)
  const over = held.filter(({ institution }) => {
    const id = idOf(institution) ?? ''
    return left.includes(id) && !schools.has(id)
  })
  for (const row of over) {
    await endRole(req, row)
    await noted(req, 'memberships.end', row.id, row)
  }
  await moveHome(req, guardian, [...schools.keys()])
}

async function begin(req: PayloadRequest, user: string, school: PupilRow): Promise<void> {
  const id = await beginRole(req, { user, role: 'parent', path: pathOf(school) })
  await noted(req, 'memberships.grant', id, school)
}

async function noted(
  req: PayloadRequest,
  action: string,
  id: string,
  place: Readonly<Record<string, unknown>>,
): Promise<void> {
  await audit(req, {
    action,
    target: { collection: 'memberships', id },
    place: placeOf(place),
    details: { role: 'parent', because: 'child' },
  })
}
