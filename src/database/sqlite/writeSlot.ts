import { databaseBusy } from './storageErrors'

/** The right to write, held by one at a time. */
export interface Lease {
  readonly name: string
  rename: (name: string) => void
  /** Passes the slot on; a second call does nothing. */
  release: () => void
}

export interface WriteSlot {
  /** Waits for its turn. Throws `database_busy` when the queue or the wait is too long. */
  acquire(name: string): Promise<Lease>
  readonly waiting: number
  readonly holder: string | undefined
  /** Refuses everybody who waits, and everybody who comes later, with `reason`. */
  close(reason: Error): void
}

export interface WriteSlotOptions {
  /** Longest queue. */
  maxWaiting: number
  /** Longest wait, ms. */
  maxWaitMs: number
  /** A lease held longer than this (ms) is reported. */
  slowMs: number
  onSlow: (report: { name: string; heldMs: number; waiting: number }) => void
  /** Called before each wait; may throw. */
  beforeWait?: () => void
}

interface Waiter {
  name: string
  grant: (lease: Lease) => void
  refuse: (error: Error) => void
  timer: NodeJS.Timeout
}

/**
 * One slot, first come first served. SQLite is synchronous here: two transactions of one process
 * can never wait for each other inside of it, so they wait outside.
 */
export function createWriteSlot(options: WriteSlotOptions): WriteSlot {
  const { maxWaiting, maxWaitMs } = options
  const queue: Waiter[] = []
  let current: Lease | undefined
  let closed: Error | undefined

  const lend = (name: string): Lease => {
    current = createLease(name, (held) => {
      current = undefined
      if (held.ms > options.slowMs) {
        options.onSlow({ name: held.name, heldMs: held.ms, waiting: queue.length })
      }
      const next = queue.shift()
      if (!next) return
      clearTimeout(next.timer)
      next.grant(lend(next.name))
    })
    return current
  }

  return {
    get waiting() {
      return queue.length
    },
    get holder() {
      return current?.name
    },
    async acquire(name) {
      options.beforeWait?.()
      if (closed) throw closed
      if (queue.length >= maxWaiting) throw databaseBusy()
      const lease = current
        ? await new Promise<Lease>((grant, refuse) => {
            const waiter: Waiter = { name, grant, refuse, timer: setTimeout(giveUp, maxWaitMs) }
            function giveUp() {
              queue.splice(queue.indexOf(waiter), 1)
              refuse(databaseBusy())
            }
            queue.push(waiter)
          })
        : lend(name)
      // Transactions run in microtasks alone: without a turn of the event loop between them a
      // long queue would keep the process from reading its sockets.
      await nextTurn()
      return lease
    },
    close(reason) {
      closed = reason
      for (const waiter of queue.splice(0)) {
        clearTimeout(waiter.timer)
        waiter.refuse(reason)
      }
    },
  }
}

function createLease(
  initialName: string,
  onRelease: (held: { name: string; ms: number }) => void,
): Lease {
  const since = performance.now()
  let name = initialName
  let isReleased = false
  return {
    get name() {
      return name
    },
    rename(next) {
      name = next
    },
    release() {
      if (isReleased) return
      isReleased = true
      onRelease({ name, ms: performance.now() - since })
    },
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
