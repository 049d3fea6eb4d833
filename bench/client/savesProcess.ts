import { endChild, messageOf, startChild } from '../processes/children'

export type SavesOrder = Readonly<{
  port: number
  origin: string
  cookie: string
  /** Id of the page that is saved */
  page: string
  count: number
  everyMs: number
}>

/** When a save was sent (epoch ms) and how long its answer took, ms. */
export type SaveTime = Readonly<{ sentAt: number; ms: number }>

/** An editor in a process of its own; `begin` runs the clock. */
export type SavesProcess = Readonly<{
  begin: () => Promise<readonly SaveTime[]>
  stop: () => Promise<void>
}>

/** Starts the editor; resolves when its connections are open and it waits. */
export async function startSaves(order: SavesOrder): Promise<SavesProcess> {
  const child = startChild({ script: 'bench/savesClient.ts' })
  child.send(order)
  await messageOf(child, (message) => (message as { warm?: true }).warm, 60_000)
  return {
    begin() {
      child.send('begin')
      return messageOf(
        child,
        (message) => (message as { saves?: SaveTime[] }).saves,
        order.count * order.everyMs + 120_000,
      )
    },
    stop: () => endChild(child),
  }
}
