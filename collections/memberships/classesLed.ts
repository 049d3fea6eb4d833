import type { PayloadRequest } from 'payload'
import { idOf } from '#kernel'
import { decider, findRows, heldPupilRows, type MembershipRow } from './rows'

/** A class of a school. */
export type SchoolClass = Readonly<{ institution: string; group: string }>

/** The classes that the person behind a request leads, by the roles as teacher that he works as. */
export async function classesLed(req: PayloadRequest): Promise<readonly SchoolClass[]> {
  const { memberships } = decider(req)
  const ids = memberships.flatMap(({ id, role }) => (role === 'teacher' && id ? [id] : []))
  return ids.length === 0 ? [] : (await findRows(req, { id: { in: ids } })).flatMap(classOf)
}

/**
 * Does the person behind a request lead the class of a pupil? Both roles hold now, at the same school.
 * @throws PortalError unauthenticated
 */
export async function leadsClassOf(req: PayloadRequest, pupil: string): Promise<boolean> {
  const led = await classesLed(req)
  if (led.length === 0) return false
  const rows = await heldPupilRows(req, { user: { equals: pupil } })
  return rows.flatMap(classOf).some((one) => led.some((other) => isSame(one, other)))
}

/** The class of a role as pupil or teacher; [] where it has none. */
function classOf({ group, institution }: MembershipRow): SchoolClass[] {
  const id = idOf(institution)
  return group && id !== undefined ? [{ group, institution: id }] : []
}

const isSame = (one: SchoolClass, other: SchoolClass): boolean =>
  one.institution === other.institution && one.group === other.group
