import type { AdminViewServerProps } from 'payload'
import { AdminScreen } from '../AdminScreen'
import { SCREENS } from '../screens'
import { ModulesScreen } from './ModulesScreen'

/** The screen at `/admin/modules`: which modules work where. */
export function ModulesView(view: AdminViewServerProps) {
  return (
    <AdminScreen screen={SCREENS[0]} view={view}>
      <ModulesScreen />
    </AdminScreen>
  )
}
