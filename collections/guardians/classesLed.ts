import type { PayloadRequest } from 'payload'
import { idOf } from '#kernel'
import { decider, findRows } from '../memberships/rows'

/** A class of a school. */
export type SchoolClass = Readonly<{ institution: string; group: string }>

/** The classes that the person behind a request leads, by the roles that he works as. */
export async function classesLed(req: PayloadRequest): Promise<readonly SchoolClass[]> {
  const { memberships } = decider(req)
  const ids = memberships.flatMap(({ id, role }) => (role === 'teacher' && id ? [id] : []))
  if (ids.length === 0) return []
  const rows = await findRows(req, { id: { in: ids } })
  return rows.flatMap((row) => {
    const { group, institution } = row as Readonly<{ group?: unknown; institution?: unknown }>
    const id = idOf(institution)
    return typeof group === 'string' && group !== '' && id !== undefined
      ? [{ institution: id, group }]
      : []
  })
}
