import { readdirSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

/** What a process has used. */
export type Usage = Readonly<{
  /** Processor time of all its threads, ms. */
  cpuMs: number
  /** Longest and 99th percentile delay of its event loop since it was last asked, ms. */
  loopMaxMs: number
  loopP99Ms: number
  /** Resident memory, MB. */
  rssMb: number
  openFiles: number
}>

const PERIOD_MS = 5

/** Watches this process; each call of the result answers, and begins anew. */
export function watchUsage(): () => Usage {
  const delay = monitorEventLoopDelay({ resolution: PERIOD_MS })
  delay.enable()
  return () => {
    const { user, system } = process.cpuUsage()
    // The histogram holds the timer's own period as well.
    const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - PERIOD_MS)
    const usage = {
      cpuMs: (user + system) / 1000,
      loopMaxMs: late(delay.max),
      loopP99Ms: late(delay.percentile(99)),
      rssMb: process.memoryUsage.rss() / 2 ** 20,
      openFiles: openFiles(),
    }
    delay.reset()
    return usage
  }
}

/** Handles of this process: files, sockets, pipes. NaN where the system does not tell. */
export function openFiles(): number {
  try {
    return readdirSync('/proc/self/fd').length
  } catch {
    return Number.NaN
  }
}
