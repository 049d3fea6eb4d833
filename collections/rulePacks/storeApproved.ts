import type { PayloadRequest } from 'payload'
import { pathOf, PortalError, readNode, RULE_PACKS, systemDb } from '#kernel'
import { refuseMisfit } from './approve'
import { checkedPack, type Wanted } from './checkedPack'

/**
 * Keeps rules as approved by the system itself: with these a portal starts.
 * @throws PortalError not_found, and what is wrong with the pack
 */
export async function storeApproved(
  req: PayloadRequest,
  institution: string,
  wanted: Wanted,
): Promise<void> {
  const node = await readNode(req, institution)
  if (!node) throw new PortalError('not_found', {}, { field: 'institution' })
  const pack = await checkedPack(req, node, wanted)
  await refuseMisfit(req, { ...pack, institution }, pathOf(node))
  const approvedAt = new Date().toISOString()
  await systemDb(req).create({
    collection: RULE_PACKS,
    data: { ...pack, approvedAt, institution, state: 'approved' },
    depth: 0,
  })
}
