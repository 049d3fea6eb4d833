import type { PayloadRequest } from 'payload'
import { doorOf, rowsBy } from './rows'

/**
 * With an account go its links, as a child and as a guardian, and what was given out or recorded for the child. Who is
 * kept away from a child that stays is kept away also when his account is gone.
 */
export async function forgetFamily(req: PayloadRequest, user: string): Promise<void> {
  for (const column of ['child', 'guardian'])
    for (const { id } of await rowsBy(req, 'links', { [column]: user }))
      await doorOf(req, 'links').remove({ id })
  for (const what of ['codes', 'bars'] as const)
    for (const { id } of await rowsBy(req, what, { child: user }))
      await doorOf(req, what).remove({ id })
}
