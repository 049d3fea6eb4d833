import { AUTHORITY, type ErrorCode, type Subject } from '#kernel'
import { isStale } from './confirmProposal'
import { refusalOf, type Appointment } from './decide'
import type { MembershipRow } from './rows'

/** What somebody may do with a membership. */
export type Decisions = Readonly<{
  may: Readonly<Record<'change' | 'confirm' | 'decline' | 'end', boolean>>
  /** Why he may not do it all. */
  refusal?: ErrorCode
  needsSecondPerson: boolean
}>

type Read = Readonly<{ appointment: Appointment; row: MembershipRow }>

/** What the endpoint would take from a person, so that nobody is shown a button that only refuses. */
export function decisionsOn(by: Subject, read: Read, now: string): Decisions {
  const { appointment, row } = read
  const isOver = Boolean(row.until && row.until <= now)
  const refusal = sayable(by, row, isOver ? 'membership_over' : refusalOf(by, appointment, 'end'))
  const isAllowed = refusal === undefined
  const { proposal } = row
  // One that nobody has confirmed yet is changed at once.
  const isFree = !proposal || proposal === 'grant'
  return {
    may: {
      end: isAllowed && !proposal,
      change: isAllowed && isFree && !refusalOf(by, appointment, 'change'),
      ...(isOver ? { confirm: false, decline: false } : aboutProposal(by, read, isAllowed)),
    },
    needsSecondPerson: AUTHORITY[row.role].needsSecondPerson === true,
    ...(refusal && { refusal }),
  }
}

/** Whoever proposed something takes it back, and does not confirm it. */
function aboutProposal(
  by: Subject,
  { appointment, row }: Read,
  isAllowed: boolean,
): { confirm: boolean; decline: boolean } {
  const { proposal, proposedBy } = row
  if (!proposal) return { confirm: false, decline: false }
  if (proposedBy === by.id) return { confirm: false, decline: true }
  return {
    confirm: !isStale(row) && !refusalOf(by, appointment, proposal),
    decline: isAllowed,
  }
}

/** To a person who sees a row, «there is no such thing» would be a riddle. */
function sayable(
  by: Subject,
  { user }: MembershipRow,
  refusal: ErrorCode | undefined,
): ErrorCode | undefined {
  if (refusal !== 'not_found' && refusal !== 'forbidden') return refusal
  return by.id === user ? 'role_own' : 'forbidden'
}
