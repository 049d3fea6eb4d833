import type { PayloadRequest, Where } from 'payload'
import {
  pathOf,
  placesOf,
  PortalError,
  readNode,
  RULE_PACKS,
  subjectOf,
  systemDb,
  type Grants,
  type Locale,
  type Subject,
  type TreeNode,
  type TreePath,
} from '#kernel'
import { mayAt } from '../institutions/placeFor'
import { permissions } from '../permissions'

/** A rule pack as its row holds it; days are `2026-09-01`. */
export type Pack = Readonly<{
  id: string
  institution: string
  kind: string
  title: Readonly<Record<Locale, string>>
  from: string
  until?: string | null
  state: 'approved' | 'draft'
  author?: string | null
  approver?: string | null
  approvedAt?: string | null
  values: unknown
  version: number
  rev?: number
}>

type Permission = 'rulepacks.approve' | 'rulepacks.edit' | 'rulepacks.read'

/** Packs that fit, whoever asks, in the order of their beginnings. */
export async function findPacks(req: PayloadRequest, where: Where): Promise<readonly Pack[]> {
  const { docs } = await systemDb(req).find({
    collection: RULE_PACKS,
    depth: 0,
    limit: 0,
    pagination: false,
    sort: 'from',
    where,
  })
  return docs as unknown as readonly Pack[]
}

/** The pack of an id, whoever asks. */
export async function findPack(req: PayloadRequest, id: string): Promise<Pack | undefined> {
  const [pack] = await findPacks(req, { id: { equals: id } })
  return pack
}

/** The person behind a request. @throws PortalError unauthenticated */
export function personOf(req: PayloadRequest): Subject {
  const subject = subjectOf(req)
  if (!subject) throw new PortalError('unauthenticated')
  return subject
}

/**
 * The node of an institution at which the person holds a permission.
 * @throws PortalError not_found, also where there is one that he may not know of
 */
export async function nodeFor(
  req: PayloadRequest,
  permission: Permission,
  institution: string,
): Promise<TreeNode> {
  const node = await readNode(req, institution)
  if (!node || !mayAt(req, permission, pathOf(node)))
    throw new PortalError('not_found', {}, { field: 'institution' })
  return node
}

/**
 * A pack at whose place the person holds a permission.
 * @throws PortalError not_found
 */
export async function packFor(
  req: PayloadRequest,
  permission: Permission,
  id: string,
): Promise<Pack & { path: TreePath }> {
  const pack = await findPack(req, id)
  const node = pack && (await readNode(req, pack.institution))
  if (!pack || !node || !mayAt(req, permission, pathOf(node))) throw new PortalError('not_found')
  return { ...pack, path: pathOf(node) }
}

/**
 * A pack that the person may read: any at his places, and what was approved above them, since it is in force there.
 * @throws PortalError not_found
 */
export async function readablePack(req: PayloadRequest, id: string): Promise<Pack> {
  const pack = await findPack(req, id)
  if (pack?.state !== 'approved') return packFor(req, 'rulepacks.read', id)
  const held = heldAt(req, 'rulepacks.read')
  const isAbove = held === 'all' || held.some(({ path }) => path.includes(pack.institution))
  return isAbove ? pack : packFor(req, 'rulepacks.read', id)
}

/** Where the person holds a permission. */
function heldAt(req: PayloadRequest, permission: Permission): ReturnType<typeof placesOf> {
  const grants: Grants = permissions[permission]
  return placesOf(grants, personOf(req))
}
