import type { AdminViewServerProps } from 'payload'
import { AdminScreen } from '../AdminScreen'
import { screenAt } from '../screens'
import { HandoversScreen } from './HandoversScreen'

/** The screen at `/admin/handovers`: accounts that go from school to school. */
export function HandoversView(view: AdminViewServerProps) {
  return (
    <AdminScreen screen={screenAt('/handovers')} view={view}>
      <HandoversScreen />
    </AdminScreen>
  )
}
