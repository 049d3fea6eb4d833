import type { Payload } from 'payload'

/** What a command is given, inside a server or on its own. */
export type CommandContext = Readonly<{
  args: readonly string[]
  payload: Payload
  print: (line: string) => void
}>
