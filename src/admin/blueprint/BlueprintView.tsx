import type { AdminViewServerProps } from 'payload'
import { AdminScreen } from '../AdminScreen'
import { SCREENS } from '../screens'
import { BlueprintScreen } from './BlueprintScreen'

/** The screen at `/admin/blueprint`: a set-up saved as a file, and a file applied. */
export function BlueprintView(view: AdminViewServerProps) {
  return (
    <AdminScreen screen={SCREENS[2]} view={view}>
      <BlueprintScreen />
    </AdminScreen>
  )
}
