import type { AdminViewServerProps } from 'payload'
import { AdminScreen } from '../AdminScreen'
import { screenAt } from '../screens'
import { InvitationsScreen } from './InvitationsScreen'

/** The screen at `/admin/invitations`: people who are asked to come, one by one or by a list. */
export function InvitationsView(view: AdminViewServerProps) {
  return (
    <AdminScreen screen={screenAt('/invitations')} view={view}>
      <InvitationsScreen />
    </AdminScreen>
  )
}
