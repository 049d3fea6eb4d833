import type { Payload } from 'payload'
import { storeApproved } from '#collections'
import { inTransaction, RULE_PACKS, systemDb } from '#kernel'
import { schoolCalendar2026 } from './data/rules/schoolCalendar'
import { siteRules2026 } from './data/rules/siteRules'

/** Gives the republic the rules it starts with, where nobody has written any of their kind. */
export async function seedRulePacks(payload: Payload, root: string): Promise<void> {
  await inTransaction(payload, async (req) => {
    for (const pack of [schoolCalendar2026, siteRules2026]) {
      const { docs } = await systemDb(req).find({
        collection: RULE_PACKS,
        depth: 0,
        limit: 1,
        pagination: false,
        where: { kind: { equals: pack.kind } },
      })
      if (docs.length === 0) await storeApproved(req, root, pack)
    }
  })
}
