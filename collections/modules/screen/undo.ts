import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { defineEndpoint, documentId, PortalError, type Switch } from '#kernel'
import type { CorePermission } from '../../permissions'
import { placesOfChange } from './change'
import { findDecisions, type DecisionRow } from './decisionRows'
import { writeDecisions } from './writeDecisions'

const input = z.strictObject({ ids: z.array(documentId).min(1).max(300) })

/**
 * Takes decisions back: one that has begun is followed by what was said before it, so that the history stays; a plan is
 * dropped. All together, or not at all; one that something else has followed already is not taken back.
 */
export const undoModules = defineEndpoint<typeof input, CorePermission>({
  method: 'post',
  path: '/modules/undo',
  permission: 'modules.switch',
  input,
  async handle(ctx, { ids }): Promise<{ ids: readonly string[] }> {
    const now = new Date().toISOString()
    const rows = await rowsOf(ctx.req, ids)
    const back: Parameters<typeof writeDecisions>[1][number][] = []
    for (const row of rows) {
      const { from, institution, module, reason } = row
      const [place] = await placesOfChange(ctx, { institutions: [institution], module })
      if (!place) continue
      if (from > now) await ctx.db.delete({ collection: 'module-switches', id: row.id })
      else {
        const state = await stateBefore(ctx.req, row, now)
        const words = ctx.t('core:modules.undone', { reason }).slice(0, 500)
        back.push({ place, decision: { module, reason: words, state } })
      }
    }
    return { ids: await writeDecisions(ctx.req, back) }
  },
})

/** @throws PortalError not_found where one of them is not there any more */
async function rowsOf(
  req: PayloadRequest,
  ids: readonly string[],
): Promise<readonly DecisionRow[]> {
  const wanted = [...new Set(ids)]
  const rows = await findDecisions(req, { id: { in: wanted } })
  if (rows.length < wanted.length) throw new PortalError('not_found')
  return rows
}

/**
 * What an institution said of a module before its latest decision.
 * @throws PortalError conflict where the decision is not the latest any more
 */
async function stateBefore(
  req: PayloadRequest,
  { id, institution, module }: DecisionRow,
  now: string,
): Promise<Switch> {
  const where = {
    institution: { equals: institution },
    module: { equals: module },
    from: { less_than_equal: now },
  }
  const [latest, before] = await findDecisions(req, where, { limit: 2 })
  if (latest?.id !== id) throw new PortalError('conflict')
  return before?.state ?? 'inherited'
}
