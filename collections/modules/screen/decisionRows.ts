import type { PayloadRequest, Where } from 'payload'
import { idOf, systemDb, type Switch } from '#kernel'

/** A decision about a module, as its row holds it. */
export type DecisionRow = Readonly<{
  id: string
  institution: string
  module: string
  state: Switch
  reason: string
  /** ISO 8601 */
  from: string
  author?: string | null
}>

/** Decisions that fit, whoever asks: who asks for which is checked before. */
export async function findDecisions(
  req: PayloadRequest,
  where: Where,
  { limit = 0, sort = '-from' }: Readonly<{ limit?: number; sort?: string }> = {},
): Promise<readonly DecisionRow[]> {
  const { docs } = await systemDb(req).find({
    collection: 'module-switches',
    depth: 0,
    limit,
    pagination: false,
    sort,
    where,
  })
  return (docs as unknown as (DecisionRow & { institution: unknown })[]).map((doc) => ({
    ...doc,
    institution: idOf(doc.institution) ?? '',
  }))
}
