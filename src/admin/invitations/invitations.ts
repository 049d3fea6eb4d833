export type {
  InvitationList as InvitationsAnswer,
  PeopleReport,
  ShownInvitation,
} from '#collections/answers'

export const INVITATIONS = '/api/plugins/core/invitations'
export const INVITATION_LISTS = '/api/plugins/core/invitations-import'

/** Where the invitations of an address are asked for; of all with ''. */
export const invitationsAddress = (email: string): string =>
  email === '' ? INVITATIONS : `${INVITATIONS}?email=${encodeURIComponent(email)}`
