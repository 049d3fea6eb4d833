import type { PayloadRequest } from 'payload'
import { followWards } from './followChild'
import { schoolsOf } from './pupils'
import { doorOf, rowsBy } from './rows'

/**
 * With an account go its links, as a child and as a guardian, and what was given out or recorded for the child. Who is
 * kept away from a child that stays is kept away also when his account is gone.
 */
export async function forgetFamily(req: PayloadRequest, user: string): Promise<void> {
  const schools = await schoolsOf(req, user)
  const guardians = (await rowsBy(req, 'links', { child: user })).map(({ guardian }) => guardian)
  for (const column of ['child', 'guardian'])
    for (const { id } of await rowsBy(req, 'links', { [column]: user }))
      await doorOf(req, 'links').remove({ id })
  for (const guardian of new Set(guardians)) await followWards(req, guardian, schools)
  for (const what of ['codes', 'bars'] as const)
    for (const { id } of await rowsBy(req, what, { child: user }))
      await doorOf(req, what).remove({ id })
}
