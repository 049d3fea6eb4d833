import type { StoreFind } from './doorTypes'
import { indexesOf } from './foldStore'
import type { PortalStore } from './portalStore'

/**
 * Refuses a question that no index answers: it would read the whole table once there is one.
 * @throws TypeError naming the index to declare
 */
export function checkFind(store: PortalStore, { keys, order, range, where = {} }: StoreFind): void {
  if (keys) return
  const equal = Object.keys(where)
  const ordered = order?.replace(/^-/, '')
  const next = range ? range.column : ordered
  if (order !== undefined && ordered !== next)
    throw new TypeError(
      `${store.slug}: rows in a range of '${String(next)}' are ordered by it alone`,
    )
  const wanted = next === undefined ? equal : [...equal, next]
  // Without a condition the first rows found will do.
  if (wanted.length === 0 || indexesOf(store).some((index) => answers(index, equal, next))) return
  throw new TypeError(`${store.slug}: no index is [${wanted.join(', ')}]; declare it in 'indexes'`)
}

/** Equal columns come first, in any order, then the one of the range or of the order. */
function answers(index: readonly string[], equal: readonly string[], next?: string): boolean {
  const first = index.slice(0, equal.length)
  return (
    equal.every((name) => first.includes(name)) &&
    (next === undefined || index[equal.length] === next)
  )
}
