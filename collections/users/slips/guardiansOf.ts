import type { PayloadRequest } from 'payload'
import { isHeld } from '#kernel'
import { rowsBy } from '../../guardians/rows'

/** Ids of the guardians of children. */
export async function guardiansOf(
  req: PayloadRequest,
  children: readonly string[],
): Promise<readonly string[]> {
  const now = new Date().toISOString()
  const links = await Promise.all(children.map((child) => rowsBy(req, 'links', { child })))
  return links
    .flat()
    .filter((link) => isHeld(link, now))
    .map(({ guardian }) => guardian)
}
