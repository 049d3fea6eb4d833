import type { AdminViewServerProps } from 'payload'
import { AdminScreen } from '../AdminScreen'
import { screenAt } from '../screens'
import { GuardiansScreen } from './GuardiansScreen'

/** The screen at `/admin/guardians`: who the guardians of the school's pupils are. */
export function GuardiansView(view: AdminViewServerProps) {
  return (
    <AdminScreen screen={screenAt('/guardians')} view={view}>
      <GuardiansScreen />
    </AdminScreen>
  )
}
