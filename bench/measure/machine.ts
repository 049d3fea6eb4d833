import { cpus, loadavg, totalmem } from 'node:os'

/** One line about the machine: cores, processor, memory, Node. */
export function describeMachine(): string {
  const [first] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const model = (first?.model ?? 'unknown').trim().replaceAll(/\s+/g, ' ')
  return `${String(cpus().length)} × ${model}, ${String(memory)} GB, Node ${process.versions.node}`
}

/** Processes that wanted a core during the last minute, on average. */
export function currentLoad(): number {
  return loadavg()[0] ?? 0
}
