import { env, startMode, type Env } from '#config'

/** Sets the mode and checks the settings before anything else is loaded: a fault is a sentence, not a stack. */
export function checkedMode(mode: Env['mode']): void {
  startMode(mode)
  try {
    env()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
