import type { PayloadRequest } from 'payload'
import { forgetSubject } from './forgetSubject'
import type { TreeNode } from './nodes'
import { columnsOf, pathOf } from './tree'

/**
 * Moves a document to another institution, in the transaction of `req`. The institution of a document never changes
 * otherwise, whatever a client sends: only an operation that has asked its own rules comes here.
 * @param node the institution as the server has read it
 */
export async function moveTo(
  req: PayloadRequest,
  { collection, id }: Readonly<{ collection: string; id: string }>,
  node: TreeNode,
): Promise<void> {
  await req.payload.db.updateOne({
    collection,
    data: {
      institution: node.id,
      ...columnsOf(pathOf(node)),
      updatedAt: new Date().toISOString(),
    },
    id,
    req,
    returning: false,
  })
  forgetSubject(req, id)
}
