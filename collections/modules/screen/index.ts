import { moduleBoard } from './board'
import { decideModules } from './decide'
import { moduleDryRun } from './dryRun'
import { moduleHistory } from './history'
import { saveModuleSettings } from './saveSettings'
import { moduleSettingsForm } from './settingsForm'
import { undoModules } from './undo'

/** What the screen of modules asks. */
export const moduleEndpoints = [
  moduleBoard,
  moduleDryRun,
  decideModules,
  undoModules,
  moduleHistory,
  moduleSettingsForm,
  saveModuleSettings,
]
