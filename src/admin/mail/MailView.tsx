import type { AdminViewServerProps } from 'payload'
import { AdminScreen } from '../AdminScreen'
import { SCREENS } from '../screens'
import { MailScreen } from './MailScreen'

/** The screen at `/admin/mail`: mails that could not be delivered. */
export function MailView(view: AdminViewServerProps) {
  return (
    <AdminScreen screen={SCREENS[3]} view={view}>
      <MailScreen />
    </AdminScreen>
  )
}
