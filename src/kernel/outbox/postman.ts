import type { Payload } from 'payload'
import type { Deliver } from './letter'
import { sendNext, type Sending } from './sendNext'

/** So many mails are under way at once, and so many connections are open. */
const AT_ONCE = 3
const IDLE_MS = 1000
/** After a mail server has not answered. */
const REST_MS = 5000

/** Sends what lies in the outbox, beside everything else: a mail server that hangs holds nobody up. */
export type Postman = Readonly<{
  /** Ends after the mails in hand. */
  stop: () => Promise<void>
}>

/**
 * Starts the one postman of this process.
 * @param deliver absent where no mail server is set
 */
export function startPostman(payload: Payload, deliver: Deliver | undefined): Postman {
  let isRunning = true
  const inHand = new Set<string>()
  const wakes = new Set<() => void>()
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        wakes.delete(wake)
        resolve()
      }
      wakes.add(wake)
      setTimeout(wake, ms).unref()
    })
  const step = async (): Promise<Sending> => {
    try {
      return await sendNext(payload, { deliver, inHand })
    } catch (error) {
      // What the database says names no receiver: its errors hold codes.
      payload.logger.warn({ err: error, msg: 'the postman could not reach the database' })
      return 'idle'
    }
  }
  const walk = async (): Promise<void> => {
    while (isRunning) {
      const sending = await step()
      if (sending !== 'done' && isRunning) await pause(sending === 'host' ? REST_MS : IDLE_MS)
    }
  }
  const done = Promise.all(Array.from({ length: AT_ONCE }, walk))
  return {
    async stop() {
      isRunning = false
      for (const wake of wakes) wake()
      await done
    },
  }
}
