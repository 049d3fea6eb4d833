import type { Faults } from '../import/report'

export const INVITATIONS = '/api/plugins/core/invitations'
export const INVITATION_LISTS = '/api/plugins/core/invitations-import'

/** One invitation; moments ISO 8601. */
export type ShownInvitation = Readonly<{
  id: string
  name: string
  email: string
  role: string
  institution: string
  group: string
  by: string
  at: string
  endsAt: string
  state: 'accepted' | 'expired' | 'waiting' | 'withdrawn'
  mayDecide: boolean
}>

export type InvitationsAnswer = Readonly<{
  invitations: readonly ShownInvitation[]
  more: boolean
  /** Languages of a letter. */
  locales: readonly string[]
}>

/** What the check of a list of people found, or what was done with it. */
export type PeopleReport = Faults &
  Readonly<{
    isDry: boolean
    invited: number
    made: number
    left: number
    resultCsv: string
    ignored: readonly Readonly<{ column: string; header: string }>[]
  }>
