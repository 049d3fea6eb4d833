/** The times of a role, and what waits about it, as its document holds them. */
export type RoleTimes = Readonly<{
  from?: string | null
  until?: string | null
  proposal?: string | null
}>

export type RoleState = 'begins' | 'ended' | 'holds' | 'waits'

/** Whether a role holds at a moment (ISO 8601). One that holds and is to be ended waits: that is what needs a look. */
export function stateOf({ from, proposal, until }: RoleTimes, now: string): RoleState {
  if (until && until <= now) return 'ended'
  if (proposal) return 'waits'
  return from && from > now ? 'begins' : 'holds'
}
