import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { defineJob, enqueue } from '#kernel'
import { followWards } from './followChild'
import { schoolsOf } from './pupils'
import { rowsBy } from './rows'

/**
 * What was planned for a child or a link has come: the roles of all who are or were its guardians follow. Twice does what
 * once does.
 */
export const followJob = defineJob({
  slug: 'guardians.follow',
  input: z.object({ child: z.string(), school: z.string() }),
  run: ({ transaction }, { child, school }) =>
    transaction(async (_system, _store, req) => {
      const links = await rowsBy(req, 'links', { child })
      // It may have gone to another one meanwhile.
      const schools = [...new Set([school, ...(await schoolsOf(req, child))])]
      for (const guardian of new Set(links.map((link) => link.guardian)))
        await followWards(req, guardian, schools)
    }),
})

/**
 * Lets the roles of a child's guardians follow it at moments to come (ISO 8601); others are left out.
 * @param school id of the school that the child may begin or leave then
 */
export async function followLater(
  req: PayloadRequest,
  { child, school }: Readonly<{ child: string; school: string }>,
  moments: readonly (string | null | undefined)[],
): Promise<void> {
  const now = new Date().toISOString()
  for (const moment of moments)
    if (moment && moment > now)
      await enqueue(req, followJob.slug, { child, school }, { runAt: new Date(moment) })
}
