import type { PayloadRequest } from 'payload'
import { GRANTABLE_ROLES, idOf, isHeld, mayDecide } from '#kernel'
import type { Appointment } from './decide'
import { peopleOf } from './people'
import { findRows } from './rows'

/** So many names are enough to know whom to ask. */
const MOST = 5

/** Names of people who may confirm as the second person what `by` has proposed. */
export async function confirmersOf(
  req: PayloadRequest,
  appointment: Appointment,
  by: string,
): Promise<string[]> {
  const ids = await idsOfConfirmers(req, appointment, by)
  const people = await peopleOf(req, ids, { disabled: { not_equals: true } })
  return [...people.values()].map(({ name }) => name).slice(0, MOST)
}

/** The ids of all of them. */
export async function idsOfConfirmers(
  req: PayloadRequest,
  { path, role, user }: Appointment,
  by: string,
): Promise<string[]> {
  const roles = GRANTABLE_ROLES.filter((one) => mayDecide(one, role))
  const rows = await findRows(req, { role: { in: roles } })
  const now = new Date().toISOString()
  const places = new Set<string | undefined>([undefined, ...path])
  const able = rows.filter(
    (row) =>
      row.proposal !== 'grant' &&
      isHeld(row, now) &&
      places.has(idOf(row.institution)) &&
      row.user !== by &&
      row.user !== user,
  )
  return able.map((row) => row.user)
}
