import { endChild, messageOf, startChild } from '../processes/children'
import type { Usage } from '../processes/usage'

/** What the bare server answers, by Accept-Encoding; headers as names and values in turns. */
export type BareAnswers = Readonly<
  Record<string, Readonly<{ base64: string; headers: readonly string[] }>>
>

/** A bare `node:http` server in a process of its own. */
export type BareProcess = Readonly<{
  port: number
  usage: () => Promise<Usage>
  stop: () => Promise<void>
}>

/** Starts the server. */
export async function startBare(answers: BareAnswers): Promise<BareProcess> {
  const child = startChild({ script: 'bench/bareServer.ts' })
  child.send({ answers })
  const port = await messageOf(child, (message) => (message as { port?: number }).port, 60_000)
  return {
    port,
    usage() {
      child.send({ usage: true })
      return messageOf(child, (message) => (message as { usage?: Usage }).usage, 30_000)
    },
    stop: () => endChild(child),
  }
}
