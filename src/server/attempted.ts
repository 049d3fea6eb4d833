import type { Payload } from 'payload'
import { setTimeout as pause } from 'node:timers/promises'

const ATTEMPTS = 5

/**
 * Nothing of a refused operation is stored, so one that met a busy database is simply repeated. Only other
 * processes make this necessary: within one process, writers wait in line.
 * @returns the first result that was not busy, or the last one
 */
export async function attempted<T>(
  payload: Payload,
  attempt: () => Promise<{ isBusy: boolean; result: T }>,
): Promise<T> {
  const { isShared } = payload.db as unknown as { isShared: boolean }
  for (let count = 1; ; count++) {
    const { isBusy, result } = await attempt()
    if (!isShared || !isBusy || count === ATTEMPTS) return result
    await pause(10 * 2 ** count * (0.5 + Math.random()))
  }
}
