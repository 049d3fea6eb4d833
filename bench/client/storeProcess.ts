import { endChild, messageOf, startChild } from '../processes/children'

export type StoreOrder = Readonly<{
  port: number
  origin: string
  cookie: string
  /** Id of the document whose place the rows take. */
  document: string
  /** Makes the rows of this run differ from every other's. */
  name: string
  connections: number
  warmMs: number
  seconds: number
}>

/** `acknowledged` counts every answer, `times` (ms) those of the measured seconds alone. */
export type StoreResult = Readonly<{
  acknowledged: number
  errors: readonly string[]
  seconds: number
  times: readonly number[]
  cpuMs: number
}>

/** Writes rows from a process of its own. */
export async function runStoreWrites(order: StoreOrder): Promise<StoreResult> {
  const child = startChild({ script: 'bench/storeClient.ts' })
  child.send(order)
  try {
    return await messageOf(
      child,
      (message) => (message as { result?: StoreResult }).result,
      order.warmMs + order.seconds * 1000 + 60_000,
    )
  } finally {
    await endChild(child)
  }
}
