import { databaseOf } from '../database'
import type { PortalEndpoint } from '../manifest'
import { openUnit } from './unit'
import { storeOps } from './writeOps'

/**
 * The same endpoint with everything that it writes to stores kept until it has answered, and then stored as one unit:
 * the answer goes out after COMMIT, and effects run then.
 */
export function inOneUnit(endpoint: PortalEndpoint): PortalEndpoint {
  return {
    ...endpoint,
    async handle(ctx, input) {
      const { req } = ctx
      const unit = openUnit(req)
      const answer = await endpoint.handle(ctx, input).finally(() => {
        unit.isClosed = true
      })
      if (unit.ops.length > 0) await storeOps({ payload: req.payload, req }, unit.ops)
      // Nothing waits for a transaction any more: each runs at once, and one that throws is logged.
      for (const effect of unit.effects) databaseOf(req.payload).afterCommit(req, effect)
      return answer
    },
  }
}
