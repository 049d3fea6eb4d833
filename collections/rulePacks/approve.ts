import type { PayloadRequest } from 'payload'
import {
  holdNode,
  PortalError,
  readNode,
  RULE_PACKS,
  systemDb,
  writtenDay,
  type TreePath,
} from '#kernel'
import { checkedPack } from './checkedPack'
import { misfitAmong } from './fitAmong'
import { findPacks, packFor, personOf, type Pack } from './rows'
import { noted, type Written } from './writeDraft'

/**
 * Approves as the second person what another one has drafted: it is in force from its day on.
 * @param rev the number of the version that was read
 * @throws PortalError not_found, pack_approved, second_person_needed (the author himself), stale, pack_overlap,
 * pack_gap, and what is wrong with the pack by now
 */
export async function approvePack(
  req: PayloadRequest,
  { id, rev }: Readonly<{ id: string; rev: number }>,
): Promise<Written> {
  const pack = await packFor(req, 'rulepacks.approve', id)
  const approver = personOf(req).id
  if (pack.state === 'approved') throw new PortalError('pack_approved')
  if (pack.author === approver) throw new PortalError('second_person_needed')
  await holdNode(req, pack.institution)
  const checked = await recheck(req, pack)
  await refuseMisfit(req, pack, pack.path)
  const approvedAt = new Date().toISOString()
  const approved = await systemDb(req).update({
    collection: RULE_PACKS,
    id,
    data: { ...checked, state: 'approved', approver, approvedAt, rev },
    depth: 0,
  })
  return noted(req, 'approve', approved)
}

/** Since it was drafted, its institution may have closed, its module gone, its kind changed. */
async function recheck(req: PayloadRequest, pack: Pack) {
  const node = await readNode(req, pack.institution)
  if (!node) throw new PortalError('not_found')
  const { from, kind, title, until, version } = pack
  return checkedPack(req, node, { from, kind, title, until, values: pack.values }, version)
}

/**
 * Asks whether a pack fits among those that are approved of its kind, at its institution. Days without one are a gap at
 * the root alone: below it the rules from above hold on them.
 * @param path of the institution
 * @throws PortalError pack_overlap, pack_gap
 */
export async function refuseMisfit(
  req: PayloadRequest,
  pack: Pick<Pack, 'from' | 'institution' | 'kind' | 'until'>,
  path: TreePath,
): Promise<void> {
  const { institution, kind } = pack
  const approved = await findPacks(req, {
    and: [
      { institution: { equals: institution } },
      { kind: { equals: kind } },
      { state: { equals: 'approved' } },
    ],
  })
  const misfit = misfitAmong(approved, pack)
  const isFilled = misfit?.code === 'pack_gap' && path.length > 1
  if (!misfit || isFilled) return
  const days = { from: writtenDay(misfit.from), until: writtenDay(misfit.until) }
  throw new PortalError(misfit.code, days, { field: 'from' })
}
