import type { PayloadRequest } from 'payload'
import { idOf } from '#kernel'
import { keysOf, stateOfKey } from '../keys/keys'

/** By what accounts can be opened. */
export type OpenedBy = Readonly<{
  /** Ids of people who have a password. */
  passwords: ReadonlySet<string>
  /** Until when a slip that was not used yet opens an account, ISO 8601, by the id of its owner. */
  slips: ReadonlyMap<string, string>
}>

/** By what the accounts of some people can be opened now. */
export async function openedBy(req: PayloadRequest, ids: readonly string[]): Promise<OpenedBy> {
  if (ids.length === 0) return { passwords: new Set(), slips: new Map() }
  const { docs } = await req.payload.db.find<Record<string, unknown> & { id: string }>({
    collection: 'credentials',
    limit: 0,
    pagination: false,
    req,
    where: { user: { in: [...ids] } },
  })
  const now = new Date().toISOString()
  const keys = await keysOf({ payload: req.payload, req }, ids, 'slip')
  const open = keys.filter((key) => stateOfKey(key, now) === 'open')
  return {
    passwords: new Set(docs.map(({ user }) => idOf(user) ?? '')),
    slips: new Map(open.map(({ until, user }) => [user, until])),
  }
}
