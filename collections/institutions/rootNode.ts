import type { PayloadRequest } from 'payload'
import { systemDb } from '#kernel'

/** The institution above all others; undefined while there is none. */
export async function rootNode(req: PayloadRequest): Promise<string | undefined> {
  const { docs } = await systemDb(req).find({
    collection: 'institutions',
    depth: 0,
    limit: 1,
    pagination: false,
    where: { kind: { equals: 'ministry' } },
  })
  return docs[0]?.id as string | undefined
}
