import type { PayloadRequest } from 'payload'

/** The collection whose documents are the nodes of the tree. */
export const NODES = 'institutions'

/** A node of the tree as its row holds it. */
export type TreeNode = Readonly<Record<string, unknown>> & { readonly id: string }

/** The institution of an id; undefined where there is none. */
export async function readNode(
  req: Pick<PayloadRequest, 'payload' | 'transactionID' | 'context'>,
  id: string,
): Promise<TreeNode | undefined> {
  const found = await req.payload.db.findOne<Record<string, unknown> & { id: string }>({
    collection: NODES,
    req,
    where: { id: { equals: id } },
  })
  return found ?? undefined
}

/** Has an institution ended its work? Nothing new begins there. */
export function isClosed(node: TreeNode, now = new Date().toISOString()): boolean {
  return typeof node.closed === 'string' && node.closed !== '' && node.closed <= now
}

/**
 * Makes decisions about one node wait for each other where transactions run side by side: each writes the node's row,
 * so that of two that read the same state only one is committed and the other is tried again.
 */
export async function holdNode(req: PayloadRequest, id: string): Promise<void> {
  await req.payload.db.updateOne({
    collection: NODES,
    data: { updatedAt: new Date().toISOString() },
    id,
    req,
    returning: false,
  })
}
