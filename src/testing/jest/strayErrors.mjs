import { setImmediate as nextTurn } from 'node:timers/promises'
import { inspect } from 'node:util'

/** What nobody catches while a suite runs: thrown outside of its tests, or a promise that is refused and never awaited. */
export function watchStrayErrors() {
  const thrown = []
  const refused = new Map()
  const listeners = {
    uncaughtException: (error) => thrown.push(error),
    unhandledRejection: (reason, promise) => refused.set(promise, reason),
    rejectionHandled: (promise) => refused.delete(promise),
  }
  for (const [event, listener] of Object.entries(listeners)) process.on(event, listener)
  return {
    /** One line or more for each; Node says in the next turn that a promise was awaited after all. */
    async errors() {
      await nextTurn()
      return [...thrown, ...refused.values()].map((error) => error?.stack ?? inspect(error))
    },
    stop: () => {
      for (const [event, listener] of Object.entries(listeners)) process.off(event, listener)
    },
  }
}
