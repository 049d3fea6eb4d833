export type {
  InvitationList as InvitationsAnswer,
  PeopleReport,
  ShownInvitation,
} from '#collections/answers'

export const INVITATIONS = '/api/plugins/core/invitations'
export const INVITATION_LISTS = '/api/plugins/core/invitations-import'
