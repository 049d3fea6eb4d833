import type { Where } from 'payload'
import type { PortalCollection } from './portalCollection'

/** The documents of a collection whose time has come and is not over. */
export function periodRows({ portal }: PortalCollection, now: Date): Where[] {
  const period = portal?.period
  if (!period) return []
  const at = now.toISOString()
  return [
    { or: [{ [period.from]: { exists: false } }, { [period.from]: { less_than_equal: at } }] },
    { or: [{ [period.until]: { exists: false } }, { [period.until]: { greater_than: at } }] },
  ]
}
