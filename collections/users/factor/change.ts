import type { Payload } from 'payload'
import { codeOf } from '#kernel'
import { keepFactor, readFactor, type KeptFactor } from './keptFactor'

/** Others may change a factor at the same time; so often it is read anew. */
const ATTEMPTS = 5

/**
 * Changes the second factor of a person on what is kept at this moment: of two that change it at once, the second one sees
 * what the first has done.
 * @param change what is to be kept, and what is told of it; undefined: nothing is changed
 * @throws PortalError conflict; what `change` throws
 */
export async function changeFactor<T>(
  payload: Payload,
  user: string,
  change: (kept: KeptFactor) => readonly [Omit<KeptFactor, 'rev'>, T] | undefined,
): Promise<T | undefined> {
  for (let attempt = 1; ; attempt++) {
    const kept = await readFactor({ payload }, user)
    const changed = change(kept)
    if (!changed) return undefined
    try {
      await keepFactor({ payload }, user, { ...changed[0], rev: kept.rev })
      return changed[1]
    } catch (error) {
      if (!['conflict', 'not_found'].includes(codeOf(error)) || attempt === ATTEMPTS) throw error
    }
  }
}
