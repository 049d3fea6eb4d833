import type { PayloadRequest } from 'payload'
import { databaseOf } from '../database'
import { rowId } from '../stores/rowId'
import type { StoreOp } from '../stores/storeOps'
import { writeOps } from '../stores/writeOps'
import { MAIL_WISHES, NOTIFICATIONS } from './outboxStores'

const AT_ONCE = 1000

/**
 * Removes what the portal has told a person and what he wanted as mail, in the transaction of `req`. Mails that still
 * wait go nowhere: they end where there is no address.
 */
export async function forgetMessages(req: PayloadRequest, user: string): Promise<void> {
  const { stores } = databaseOf(req.payload)
  const write = (ops: readonly StoreOp[]) => writeOps({ payload: req.payload, req }, ops)
  for (;;) {
    const query = { table: NOTIFICATIONS, where: { user }, columns: [], limit: AT_ONCE }
    const rows = await stores.read(query, req)
    await write(rows.map(({ id }) => ({ do: 'remove', table: NOTIFICATIONS, id })))
    if (rows.length < AT_ONCE) break
  }
  const wishes = await stores.read({ table: MAIL_WISHES, ids: [rowId([user])] }, req)
  await write(wishes.map(({ id }) => ({ do: 'remove', table: MAIL_WISHES, id })))
}
