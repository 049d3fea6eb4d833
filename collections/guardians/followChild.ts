import type { PayloadRequest } from 'payload'
import { audit, idOf, isHeld, placeOf, systemDb } from '#kernel'
import { oneAfterAnother } from '../memberships/oneAfterAnother'
import { findRows, writeRow } from '../memberships/rows'
import { knownAs } from './bars'
import { lets } from './holds'
import type { PupilRow } from './pupils'
import { rowsBy } from './rows'
import { heldLinks, schoolsOfWards } from './wards'

/**
 * Lets the roles of a child's guardians follow it: whoever may see it has the role `parent` where it goes to school, and
 * has it no longer at a school where no child of his is left. In the transaction of `req`.
 * @param left ids of schools that the child has left
 */
export async function followChild(
  req: PayloadRequest,
  child: string,
  left: readonly string[] = [],
): Promise<void> {
  const [links, bars] = await Promise.all([
    rowsBy(req, 'links', { child }),
    rowsBy(req, 'bars', { child }),
  ])
  const now = new Date().toISOString()
  for (const guardian of new Set(links.map((link) => link.guardian))) {
    const known = await knownAs(req, guardian)
    const isHis = links.some((link) => link.guardian === guardian && lets(link, bars, known, now))
    if (isHis) await followWards(req, guardian, left)
  }
}

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
    if (!known.has(institution)) await begin(req, guardian, { institution, school })
  const over = held.filter(({ institution }) => {
    const id = idOf(institution) ?? ''
    return left.includes(id) && !schools.has(id)
  })
  for (const row of over) {
    await writeRow(req, row.id, { until: now })
    await noted(req, 'memberships.end', row.id, row)
  }
}

async function begin(
  req: PayloadRequest,
  user: string,
  { institution, school }: Readonly<{ institution: string; school: PupilRow }>,
): Promise<void> {
  const data = { user, role: 'parent', institution, from: null, until: null }
  const made = await systemDb(req).create({ collection: 'memberships', data, depth: 0 })
  await noted(req, 'memberships.grant', String(made.id), school)
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
