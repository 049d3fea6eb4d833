import type { PayloadRequest } from 'payload'
import { audit, moveTo, placeOf, type TreeNode } from '#kernel'
import { forgetKeys } from './keys/keys'

/**
 * Gives an account to another institution, which keeps it from now on, and notes it; who may is asked before. Slips that
 * the former one has printed open it no more.
 */
export async function moveAccount(
  req: PayloadRequest,
  user: string,
  { from, to }: Readonly<{ from: string; to: TreeNode }>,
): Promise<void> {
  const target = { collection: 'users', id: user }
  await moveTo(req, target, to)
  await forgetKeys(req, user, ['slip'])
  await audit(req, {
    action: 'users.move',
    target,
    place: placeOf({ ...to, institution: to.id }),
    details: { from, to: to.id },
  })
}
