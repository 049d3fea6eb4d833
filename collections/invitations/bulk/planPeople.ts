import type { PayloadRequest } from 'payload'
import { AUTHORITY, idOf, isHeld, placesOf, reaches, type ErrorCode, type Subject } from '#kernel'
import { refusalOf } from '../../memberships/decide'
import { peopleOf } from '../../memberships/people'
import { decider, findRows, placeOf } from '../../memberships/rows'
import { permissions } from '../../permissions'
import { findAccount } from '../../users/signIn'
import { isInvited } from '../invite'
import type { ColumnId, FaultCode, PersonRow, RowFault } from './personRow'
import { placesFor, type FindPlace } from './places'

/** A row with the id of its institution. */
export type PlannedPerson = PersonRow & Readonly<{ place: string }>

export type PeoplePlan = Readonly<{
  planned: readonly PlannedPerson[]
  faults: readonly RowFault[]
}>

type Place = Awaited<ReturnType<typeof placeOf>>

type Planning = Readonly<{
  req: PayloadRequest
  by: Subject
  now: string
  find: FindPlace
  /** Read once each. */
  places: Map<string, Place>
  /** Who holds which role where: `<institution> <role> <class> <name>`; read once for each institution. */
  held: Map<string, ReadonlySet<string>>
  /** What rows above have said. */
  seen: Set<string>
}>

/** Checks a list against what is stored, and against itself, and writes nothing. */
export async function planPeople(
  req: PayloadRequest,
  rows: readonly PersonRow[],
): Promise<PeoplePlan> {
  const by = decider(req)
  const planning: Planning = {
    ...{ req, by, now: new Date().toISOString(), find: await placesFor(req, by) },
    ...{ places: new Map(), held: new Map(), seen: new Set() },
  }
  const planned: PlannedPerson[] = []
  const faults: RowFault[] = []
  for (const row of rows) {
    const place = planning.find(row.institution)
    const fault =
      typeof place === 'string'
        ? await faultOf(planning, { ...row, place })
        : ({ column: 'institution', code: place.fault } as const)
    if (fault) faults.push({ row: row.row, ...fault })
    else if (typeof place === 'string') planned.push({ ...row, place })
  }
  return { planned, faults }
}

type Fault = Readonly<{ column: ColumnId; code: FaultCode }>

async function faultOf(planning: Planning, row: PlannedPerson): Promise<Fault | undefined> {
  const { by, req, seen } = planning
  const place = planning.places.get(row.place) ?? (await placeOf(req, row.place))
  planning.places.set(row.place, place)
  const user = row.email === '' ? '' : ((await findAccount(req.payload, row.email))?.id ?? '')
  const refusal = refusalOf(by, { user, role: row.role, ...place }, 'grant')
  if (refusal) return refused(refusal)
  // Each of these is a decision of its own, which a second person has to confirm.
  if (AUTHORITY[row.role].needsSecondPerson) return { column: 'role', code: 'second_person' }
  const key = sameness(row)
  if (seen.has(key)) return { column: row.email === '' ? 'name' : 'email', code: 'twice' }
  seen.add(key)
  return row.email === '' ? faultOfAccount(planning, row, place) : faultOfLetter(planning, row)
}

/** Whoever answers for accounts makes them; others send letters. */
async function faultOfAccount(
  planning: Planning,
  row: PlannedPerson,
  { path }: Place,
): Promise<Fault | undefined> {
  const makers = placesOf(permissions['users.manage'], planning.by)
  if (!reaches(makers, path)) return { column: 'email', code: 'account_forbidden' }
  const held = planning.held.get(row.place) ?? (await heldAt(planning, row.place))
  planning.held.set(row.place, held)
  return held.has(sameness(row)) ? { column: 'name', code: 'known' } : undefined
}

async function faultOfLetter(
  { now, req }: Planning,
  { email, place, role }: PlannedPerson,
): Promise<Fault | undefined> {
  const isWaiting = await isInvited(req, { email, role, institution: place }, now)
  return isWaiting ? { column: 'email', code: 'invited' } : undefined
}

/** Without an address a person is told from another one by his name alone. */
function sameness({
  email,
  group,
  name,
  place,
  role,
}: Pick<PlannedPerson, 'email' | 'group' | 'name' | 'place' | 'role'>): string {
  return JSON.stringify([place, role, ...(email === '' ? [group, name.toLowerCase()] : [email])])
}

async function heldAt({ now, req }: Planning, place: string): Promise<ReadonlySet<string>> {
  const rows = (await findRows(req, { institution: { equals: place } })).filter((row) =>
    isHeld({ until: row.until ?? null }, now),
  )
  const people = await peopleOf(
    req,
    rows.map(({ user }) => idOf(user) ?? ''),
  )
  return new Set(
    rows.map(({ group, role, user }) => {
      const name = people.get(idOf(user) ?? '')?.name ?? ''
      return sameness({ email: '', group: group ?? '', name, place, role })
    }),
  )
}

/** A node that he does not administer does not exist for him. */
function refused(code: ErrorCode): Fault {
  if (code === 'role_own') return { column: 'email', code }
  if (code === 'role_too_high' || code === 'role_unsuitable') return { column: 'role', code }
  return {
    column: 'institution',
    code: code === 'institution_closed' ? code : 'place_unknown',
  }
}
