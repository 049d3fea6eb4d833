import type { PayloadRequest } from 'payload'

/**
 * Makes decisions about one person wait for each other where transactions run side by side: each writes the person's
 * row, so that of two that read the same state only one is committed and the other is tried again.
 */
export async function oneAfterAnother(req: PayloadRequest, user: string): Promise<void> {
  await touch(req, 'users', user)
}

/** The same for decisions that count on another membership to stay. */
export async function countOn(req: PayloadRequest, membership: string): Promise<void> {
  await touch(req, 'memberships', membership)
}

async function touch(req: PayloadRequest, collection: string, id: string): Promise<void> {
  await req.payload.db.updateOne({
    collection,
    data: { updatedAt: new Date().toISOString() },
    id,
    req,
    returning: false,
  })
}
