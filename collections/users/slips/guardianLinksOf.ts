import type { PayloadRequest } from 'payload'
import { isHeld } from '#kernel'
import { rowsBy, type LinkRow } from '../../guardians/rows'

/** The links of children that hold now. */
export async function guardianLinksOf(
  req: PayloadRequest,
  children: readonly string[],
): Promise<readonly LinkRow[]> {
  const now = new Date().toISOString()
  const links = await Promise.all(children.map((child) => rowsBy(req, 'links', { child })))
  return links.flat().filter((link) => isHeld(link, now))
}
