import type { PayloadRequest } from 'payload'
import {
  effectOf,
  isClosed,
  pathOf,
  PortalError,
  rulePackKinds,
  ruleValues,
  type Fault,
  type OwnedRulePack,
  type TreeNode,
} from '#kernel'
import type { Head } from './given'

/** A pack as somebody wants it to be. */
export type Wanted = Head & Readonly<{ kind: string; values: unknown }>

/**
 * The kind of a name.
 * @throws PortalError pack_kind_unknown
 */
export function kindOf(req: PayloadRequest, name: string): OwnedRulePack {
  const kind = rulePackKinds(req).find((one) => one.kind === name)
  if (!kind) throw new PortalError('pack_kind_unknown', {}, { field: 'kind' })
  return kind
}

/**
 * What is stored of a pack, when it may stand at a node.
 * @param version of the shape in which its values are written; today's without it
 * @throws PortalError pack_kind_unknown, module_off, pack_root_only, institution_closed, dates_reversed, pack_invalid
 * (with the faults in its details)
 */
export async function checkedPack(
  req: PayloadRequest,
  node: TreeNode,
  { from, title, until, values, ...wanted }: Wanted,
  version?: number,
): Promise<Wanted & { version: number }> {
  const kind = kindOf(req, wanted.kind)
  await checkPlace(req, kind, node)
  if (until && until < from) throw new PortalError('dates_reversed', {}, { field: 'until' })
  const parsed = ruleValues(req, kind, values, version)
  refuseFaults(parsed.faults)
  const current = { values: parsed.values, version: kind.version }
  return { kind: kind.kind, title, from, until: until ?? null, ...current }
}

async function checkPlace(req: PayloadRequest, kind: OwnedRulePack, node: TreeNode): Promise<void> {
  const path = pathOf(node)
  if (!(await effectOf(req, kind.owner, path)).isOn) throw new PortalError('module_off')
  if (!kind.ownBelow && path.length > 1)
    throw new PortalError('pack_root_only', {}, { field: 'institution' })
  if (isClosed(node)) throw new PortalError('institution_closed', {}, { field: 'institution' })
}

/** @param faults of the values @throws PortalError pack_invalid */
export function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length === 0) return
  const named = faults.map(({ message, path }) => ({ path: below('values', path), message }))
  throw new PortalError('pack_invalid', {}, { details: { faults: named }, field: named[0]?.path })
}

const below = (name: string, path: string): string => (path === '' ? name : `${name}.${path}`)
