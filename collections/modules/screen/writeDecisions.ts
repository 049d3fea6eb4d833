import type { PayloadRequest } from 'payload'
import { newIdFor, subjectOf, writeMany, type Switch } from '#kernel'
import type { Place } from '../../institutions/placeFor'

/** What is decided, from a moment on; at once, where none is named. */
export type NewDecision = Readonly<{
  module: string
  state: Switch
  reason: string
  from?: string | undefined
}>

/**
 * Writes decisions that were checked before, signed by whoever asks.
 * @returns their ids, in the same order
 */
export async function writeDecisions(
  req: PayloadRequest,
  decisions: readonly Readonly<{ place: Place; decision: NewDecision }>[],
): Promise<readonly string[]> {
  const now = new Date().toISOString()
  const author = subjectOf(req)?.id ?? null
  const rows = decisions.map(({ decision, place: { id, path } }) => ({
    id: newIdFor(req),
    path,
    data: { ...decision, author, from: decision.from ?? now, institution: id },
  }))
  await writeMany(req, 'module-switches', rows)
  return rows.map(({ id }) => id)
}
