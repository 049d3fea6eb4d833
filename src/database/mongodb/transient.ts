import { setTimeout as sleep } from 'node:timers/promises'

import { causesOf } from '../contract'

const writeConflict = 112

interface Repetition {
  /** How often the operation is tried at most. */
  attempts?: number
  /** The wait before attempt n is random, up to this many ms times 2^n. */
  baseMs?: number
}

/**
 * True when the database gave the transaction up for a reason that passes (another writer, a new
 * primary), so that the whole operation may be tried again. Looks into the causes of the error.
 */
export function isTransient(error: unknown): boolean {
  return causesOf(error).some((cause) => {
    const { code, errorLabels, errorLabelSet } = cause as {
      code?: unknown
      errorLabels?: unknown
      errorLabelSet?: unknown
    }
    const labels = [errorLabels, errorLabelSet].flatMap((list) => [...iterable(list)])
    return code === writeConflict || labels.includes('TransientTransactionError')
  })
}

/**
 * Runs `operation`, and runs it again after a transient error. It must be a whole operation with
 * a transaction of its own and a request of its own, without effects outside the database.
 */
export async function repeat<T>(
  operation: (attempt: number) => Promise<T>,
  { attempts = 5, baseMs = 40 }: Repetition = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await operation(attempt)
    } catch (error) {
      if (attempt >= attempts || !isTransient(error)) throw error
      // Two writers that met must not meet again at the same moment.
      await sleep(Math.random() * baseMs * 2 ** attempt)
    }
  }
}

function iterable(list: unknown): Iterable<unknown> {
  return Array.isArray(list) || list instanceof Set ? list : []
}
