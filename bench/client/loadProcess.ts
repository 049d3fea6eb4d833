import { endChild, messageOf, startChild } from '../processes/children'

export type LoadOrder = Readonly<{
  port: number
  /** Host header */
  host: string
  path: string
  /** Accept-Encoding header */
  encoding: string
  connections: number
  seconds: number
}>

export type LoadResult = Readonly<{
  answers: number
  errors: number
  seconds: number
  cpuMs: number
}>

/** A client in a process of its own that asks as fast as it can. */
export type LoadProcess = Readonly<{
  run: (order: LoadOrder) => Promise<LoadResult>
  stop: () => Promise<void>
}>

/** Starts the client. */
export function startLoad(): LoadProcess {
  const child = startChild({ script: 'bench/loadClient.ts' })
  return {
    run(order) {
      child.send(order)
      return messageOf(
        child,
        (message) => (message as { result?: LoadResult }).result,
        order.seconds * 1000 + 60_000,
      )
    },
    stop: () => endChild(child),
  }
}
