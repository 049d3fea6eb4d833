import type { PayloadRequest } from 'payload'
import { idOf } from '#kernel'
import { heldPupilRows, type MembershipRow } from '../memberships/rows'

/** A role of a pupil that holds now, with the columns of the tree. */
export type PupilRow = MembershipRow & Readonly<Record<string, unknown>>

/** Where children go to school now: their roles as pupils. */
export async function pupilRowsOf(
  req: PayloadRequest,
  children: readonly string[],
): Promise<readonly PupilRow[]> {
  if (children.length === 0) return []
  return await heldPupilRows(req, { user: { in: [...children] } })
}

/** The pupils of schools. */
export async function pupilRowsAt(
  req: PayloadRequest,
  institutions: readonly string[],
): Promise<readonly PupilRow[]> {
  if (institutions.length === 0) return []
  return await heldPupilRows(req, {
    institution: { in: [...institutions] },
  })
}

/** Ids of the schools of a child. */
export async function schoolsOf(req: PayloadRequest, child: string): Promise<string[]> {
  const rows = await pupilRowsOf(req, [child])
  return [...new Set(rows.map(({ institution }) => idOf(institution) ?? ''))]
}
