import type { PayloadRequest } from 'payload'
import { placedRows, PortalError } from '#kernel'
import { rootNode } from '../modules/screen/rootNode'
import { permissions } from '../permissions'
import { heldAt, personOf } from './rows'

/**
 * The institution with which the screen of rules begins: the highest at which the reader may read them.
 * @throws PortalError not_found, while there is none
 */
export async function startPlace(req: PayloadRequest): Promise<string> {
  const held = heldAt(req, 'rulepacks.read')
  const places = held === 'all' ? [] : held.toSorted((a, b) => a.path.length - b.path.length)
  const first = held === 'all' ? await rootNode(req) : places[0]?.path.at(-1)
  if (first === undefined) throw new PortalError('not_found', {}, { field: 'institution' })
  return first
}

/** Among which institutions he may choose another one, as a list of them is asked for. */
export function readableAt(req: PayloadRequest): ReturnType<typeof placedRows> {
  return placedRows(permissions['rulepacks.read'], personOf(req), 'id')
}
