import type { AdminViewServerProps } from 'payload'
import { AdminScreen } from '../AdminScreen'
import { screenAt } from '../screens'
import { SlipsScreen } from './SlipsScreen'

/** The screen at `/admin/slips`: printed slips for the first sign-in. */
export function SlipsView(view: AdminViewServerProps) {
  return (
    <AdminScreen screen={screenAt('/slips')} view={view}>
      <SlipsScreen />
    </AdminScreen>
  )
}
