import type { CommandContext } from './commandContext'
import { confirmAdmin } from './confirmAdmin'
import { createAdmin } from './createAdmin'
import { importFile, withAbsoluteFile } from './importFile'
import { makeBackup } from './makeBackup'
import { resetPassword } from './resetPassword'
import { resetSecondFactor } from './resetSecondFactor'
import { rotateIin } from './rotateIin'
import { runSeed } from './runSeed'

/** Commands that run inside the server when there is one, and on the opened database when there is none. */
export const commands: Readonly<Record<string, (context: CommandContext) => Promise<void>>> = {
  'admin:confirm': confirmAdmin,
  'admin:create': createAdmin,
  'admin:password': resetPassword,
  'admin:second-factor': resetSecondFactor,
  backup: makeBackup,
  'iin:rotate': rotateIin,
  import: importFile,
  seed: runSeed,
}

/** What is done to the arguments where they are typed, before another process gets them. */
export const prepare: Readonly<Record<string, (args: readonly string[]) => readonly string[]>> = {
  import: withAbsoluteFile,
}
