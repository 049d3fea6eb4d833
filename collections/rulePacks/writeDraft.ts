import type { PayloadRequest } from 'payload'
import {
  audit,
  notify,
  pathOf,
  placeOf,
  PortalError,
  readNode,
  RULE_PACKS,
  systemDb,
} from '#kernel'
import { approversAt } from '../messages/approversAt'
import { checkedPack, type Wanted } from './checkedPack'
import type { Head } from './given'
import { nodeFor, packFor, personOf } from './rows'

/** What an endpoint answers about a pack: its id, and what is to be sent with the next change. */
export type Written = Readonly<{ id: string; rev: number }>

/**
 * Keeps a new draft.
 * @throws PortalError not_found, and what is wrong with the pack
 */
export async function makeDraft(
  req: PayloadRequest,
  { institution, ...wanted }: Wanted & { institution: string },
): Promise<Written> {
  const node = await nodeFor(req, 'rulepacks.edit', institution)
  const pack = await checkedPack(req, node, wanted)
  const author = personOf(req).id
  const made = await systemDb(req).create({
    collection: RULE_PACKS,
    data: { ...pack, institution, state: 'draft', author },
    depth: 0,
  })
  await notify(req, {
    kind: 'core.rules-wait',
    to: await approversAt(req, pathOf(node), author),
    values: { institution, path: '/admin/rules' },
  })
  return noted(req, 'draft', made)
}

/**
 * Writes a draft anew. Whoever does is its author from now on: he has not seen to it as the second person.
 * @param rev the number of the version that was changed
 * @throws PortalError not_found, pack_approved, stale, and what is wrong with the pack
 */
export async function changeDraft(
  req: PayloadRequest,
  { id, rev, ...wanted }: Head & Readonly<{ id: string; rev: number; values: unknown }>,
): Promise<Written> {
  const { institution, kind, state } = await packFor(req, 'rulepacks.edit', id)
  if (state === 'approved') throw new PortalError('pack_approved')
  const node = await readNode(req, institution)
  if (!node) throw new PortalError('not_found')
  const pack = await checkedPack(req, node, { ...wanted, kind })
  const data = { ...pack, author: personOf(req).id, rev }
  const changed = await systemDb(req).update({ collection: RULE_PACKS, id, data, depth: 0 })
  return noted(req, 'change', changed)
}

/**
 * Throws a draft away.
 * @throws PortalError not_found, pack_approved
 */
export async function removeDraft(req: PayloadRequest, id: string): Promise<Written> {
  await packFor(req, 'rulepacks.edit', id)
  const removed = await systemDb(req).delete({ collection: RULE_PACKS, id, depth: 0 })
  return noted(req, 'remove', removed)
}

/** Keeps for later who did what, in the transaction of the deed. */
export async function noted(req: PayloadRequest, deed: string, pack: unknown): Promise<Written> {
  const row = pack as Readonly<Record<string, unknown>>
  const { from, id, kind, rev } = row as { from: string; id: string; kind: string; rev?: number }
  await audit(req, {
    action: `rulePacks.${deed}`,
    target: { collection: RULE_PACKS, id },
    place: placeOf(row),
    details: { kind, from },
  })
  return { id, rev: rev ?? 1 }
}
