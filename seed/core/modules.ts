import type { Payload } from 'payload'
import { inTransaction, portalOf, systemDb } from '#kernel'

const REASON = 'Порталдың бастапқы баптауы'

/** Switches every module on for the whole tree, where nobody has decided anything about it yet. */
export async function seedModules(payload: Payload, root: string): Promise<void> {
  const { modules } = portalOf(payload).registry
  await inTransaction(payload, async (req) => {
    const db = systemDb(req)
    for (const module of modules) {
      const { docs } = await db.find({
        collection: 'module-switches',
        limit: 1,
        pagination: false,
        where: { module: { equals: module } },
      })
      if (docs.length > 0) continue
      const data = { institution: root, module, reason: REASON, state: 'on' }
      await db.create({ collection: 'module-switches', data })
    }
  })
}
