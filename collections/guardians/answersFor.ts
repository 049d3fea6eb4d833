import type { PayloadRequest } from 'payload'
import { codeOf, idOf, pathOf, placesOf, PortalError, reaches } from '#kernel'
import { classesLed } from '../memberships/classesLed'
import { decider } from '../memberships/rows'
import { permissions } from '../permissions'
import { accountById } from '../users/signIn'
import { isKeptAway } from './bars'
import { pupilRowsOf, type PupilRow } from './pupils'
import { rowsBy } from './rows'

/** By what somebody decides about the guardians of a child. */
export type Answering = Readonly<{
  /** The child's role as a pupil where he does. */
  school: PupilRow
  /** The class teacher neither sees nor records who is kept away from a child. */
  isOfSchool: boolean
  by: string
}>

/**
 * Who may decide about the guardians of a child: head and deputies of its school, and the class teacher. That is the
 * school which keeps its account: any other one could make itself its school by a role that it gives. Nobody who is
 * himself a guardian of it, or is kept away from it: for him somebody else of the school decides.
 * @throws PortalError unauthenticated, not_found (also for what is no pupil), link_own
 */
export async function mustAnswerFor(req: PayloadRequest, child: string): Promise<Answering> {
  const subject = decider(req)
  const rows = await rowsAtHome(req, child)
  const places = placesOf(permissions['guardians.restrict'], subject)
  const here = rows.find((row) => reaches(places, pathOf(row)))
  const school = here ?? (await ofOwnClass(req, rows))
  if (!school) throw new PortalError('not_found')
  if (await isInvolved(req, child, subject.id)) throw new PortalError('link_own')
  return { by: subject.id, isOfSchool: here !== undefined, school }
}

/** Does the person who asks decide about the guardians of a child? */
export async function answersFor(req: PayloadRequest, child: string): Promise<boolean> {
  try {
    await mustAnswerFor(req, child)
    return true
  } catch (error) {
    if (['link_own', 'not_found'].includes(codeOf(error))) return false
    throw error
  }
}

/**
 * The same for what the class teacher may not do.
 * @throws PortalError as above
 */
export async function mustRestrict(req: PayloadRequest, child: string): Promise<Answering> {
  const answering = await mustAnswerFor(req, child)
  if (!answering.isOfSchool) throw new PortalError('forbidden')
  return answering
}

/** The roles of a child as a pupil where its account is kept, or below. */
async function rowsAtHome(req: PayloadRequest, child: string): Promise<readonly PupilRow[]> {
  const rows = await pupilRowsOf(req, [child])
  if (rows.length === 0) return rows
  const home = idOf((await accountById({ payload: req.payload, req }, child))?.institution)
  return home === undefined ? rows : rows.filter((row) => pathOf(row).includes(home))
}

async function ofOwnClass(
  req: PayloadRequest,
  rows: readonly PupilRow[],
): Promise<PupilRow | undefined> {
  const led = await classesLed(req)
  return rows.find(({ group, institution }) =>
    led.some((one) => one.institution === idOf(institution) && one.group === group),
  )
}

/** A link that was made by mistake ties nobody to a child. */
async function isInvolved(req: PayloadRequest, child: string, person: string): Promise<boolean> {
  const links = await rowsBy(req, 'links', { child })
  if (links.some(({ guardian, reason }) => guardian === person && reason !== 'error')) return true
  return isKeptAway(req, child, person)
}
