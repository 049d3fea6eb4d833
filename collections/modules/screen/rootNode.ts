import type { PayloadRequest } from 'payload'

/** The institution above all others; undefined while there is none. */
export async function rootNode(req: PayloadRequest): Promise<string | undefined> {
  const root = await req.payload.db.findOne<Record<string, unknown> & { id: string }>({
    collection: 'institutions',
    req,
    where: { kind: { equals: 'ministry' } },
  })
  return root?.id
}
