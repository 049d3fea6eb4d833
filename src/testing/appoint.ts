import type { Payload } from 'payload'
import { inTransaction, systemDb, type PersonRole } from '#kernel'

/** Gives a person a role, as if all rules had been asked. @returns the id of the membership */
export function appoint(
  payload: Payload,
  user: string,
  role: PersonRole,
  institution?: string,
  more: object = {},
): Promise<string> {
  return inTransaction(payload, async (req) => {
    const data = { user, role, ...(institution !== undefined && { institution }), ...more }
    const { id } = await systemDb(req).create({ collection: 'memberships', data, depth: 0 })
    return String(id)
  })
}
