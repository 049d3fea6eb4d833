import type { PayloadRequest } from 'payload'
import { placedRows } from '#kernel'
import { permissions } from '../permissions'
import { personOf } from './rows'

/** Among which institutions the reader of rules may choose another one, as a list of them is asked for. */
export function readableAt(req: PayloadRequest): ReturnType<typeof placedRows> {
  return placedRows(permissions['rulepacks.read'], personOf(req), 'id')
}
