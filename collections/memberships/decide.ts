import {
  AUTHORITY,
  isWithin,
  mayDecide,
  type ErrorCode,
  type Membership,
  type PersonRole,
  type Subject,
  type TreePath,
} from '#kernel'
import { suits } from './roleKinds'

/** A role that somebody is to get, keep for another time, or lose. */
export type Appointment = Readonly<{
  user: string
  role: PersonRole
  /** Where: ids from the root down; [] for a role that belongs to no institution. */
  path: TreePath
  /** Kind of the institution; undefined where there is none. */
  kind: string | undefined
  isClosed: boolean
}>

/** Somebody decides about an appointment; `here` are his roles at its node and above. */
type Case = Readonly<{
  appointment: Appointment
  decider: Subject
  here: readonly Membership[]
  what: 'grant' | 'change' | 'end'
}>

type Refusal = Readonly<{ code: ErrorCode; applies: (about: Case) => boolean }>

/** Why an appointment is refused: the first that applies. */
export const REFUSALS: readonly Refusal[] = [
  {
    code: 'forbidden',
    applies: ({ appointment, here }) => appointment.path.length === 0 && !administers(here),
  },
  // A node he does not administer at all does not exist for him.
  { code: 'not_found', applies: ({ here }) => !administers(here) },
  { code: 'role_own', applies: ({ appointment, decider }) => decider.id === appointment.user },
  {
    code: 'role_too_high',
    applies: ({ appointment, here }) => !here.some((one) => mayDecide(one.role, appointment.role)),
  },
  {
    code: 'role_unsuitable',
    applies: ({ appointment, what }) =>
      what !== 'end' && !suits(appointment.role, appointment.kind),
  },
  // Closed institutions let people go but take nobody in.
  {
    code: 'institution_closed',
    applies: ({ appointment, what }) => what !== 'end' && appointment.isClosed,
  },
]

/** Why a person may not decide about an appointment; undefined when he may. */
export function refusalOf(
  decider: Subject,
  appointment: Appointment,
  what: 'grant' | 'change' | 'end',
): ErrorCode | undefined {
  const here = decider.memberships.filter(
    (one) => one.role === 'root' || isWithin(appointment.path, one.path),
  )
  const about = { appointment, decider, here, what }
  return REFUSALS.find(({ applies }) => applies(about))?.code
}

/** The field of a form that a refusal is about. */
export function fieldOf(refusal: ErrorCode): string {
  if (refusal === 'role_own') return 'user'
  return refusal.startsWith('role_') ? 'role' : 'institution'
}

function administers(here: readonly Membership[]): boolean {
  return here.some((one) => isDecider(one.role))
}

function isDecider(role: string): boolean {
  return role in AUTHORITY && AUTHORITY[role as PersonRole].grants.length > 0
}

/** Times of a membership, ISO 8601; open where absent. */
export type Span = Readonly<{ from?: string | null | undefined; until?: string | null | undefined }>

/** Do two times have a moment in common? */
export function overlaps(a: Span, b: Span): boolean {
  const startsBeforeEnd = (one: Span, other: Span): boolean =>
    !one.from || !other.until || one.from < other.until
  return startsBeforeEnd(a, b) && startsBeforeEnd(b, a)
}
