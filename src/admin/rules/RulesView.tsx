import type { AdminViewServerProps } from 'payload'
import { AdminScreen } from '../AdminScreen'
import { SCREENS } from '../screens'
import { RulesScreen } from './RulesScreen'

/** The screen at `/admin/rules`: which rules are in force where, and from which day others will be. */
export function RulesView(view: AdminViewServerProps) {
  return (
    <AdminScreen screen={SCREENS[1]} view={view}>
      <RulesScreen />
    </AdminScreen>
  )
}
