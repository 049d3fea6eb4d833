import { LRUCache } from 'lru-cache'
import type { Payload } from 'payload'
import { PortalError } from '#kernel'

/**
 * In this header the front door says where a request comes from, as a hash, where that is known; whatever a client sends by
 * its name is dropped there.
 */
export const CLIENT_HEADER = 'x-orda-client'

/** So many passwords may be tried from one address within ten minutes: a school's whole morning sits behind one. */
export const MOST_FROM_ADDRESS = 2000
const SLOT_MS = 10_000
const SLOTS = 60
/** Addresses that are counted at once; the one that was not heard of for longest is forgotten. */
const MOST_ADDRESSES = 10_000

/** How many were tried in which ten seconds. */
type Counts = Map<number, number>

/** By portal. In memory: a process hashes a few passwords a second, so none of them alone lets many more through. */
const counted = new WeakMap<Payload, LRUCache<string, Counts>>()

/**
 * Counts a password that is tried from an address, before it is compared. Never more than the last ten minutes count; what
 * was refused does not.
 * @param client as the front door says it; what comes from elsewhere is not counted
 * @throws PortalError sign_in_crowded, with the seconds until there is room again
 */
export function countFromAddress(
  payload: Payload,
  client: string | null | undefined,
  now = Date.now(),
): void {
  if (!client) return
  const all = counted.get(payload) ?? new LRUCache<string, Counts>({ max: MOST_ADDRESSES })
  counted.set(payload, all)
  const slot = Math.floor(now / SLOT_MS)
  const counts = all.get(client) ?? new Map<number, number>()
  all.set(client, counts)
  for (const old of counts.keys()) if (old <= slot - SLOTS) counts.delete(old)
  if (sumOf(counts) >= MOST_FROM_ADDRESS) throw crowded(counts, now)
  counts.set(slot, (counts.get(slot) ?? 0) + 1)
}

const sumOf = (counts: Counts): number => [...counts.values()].reduce((sum, one) => sum + one, 0)

/** The oldest go first; one that goes makes room. */
function crowded(counts: Counts, now: number): PortalError {
  const oldest = Math.min(...counts.keys())
  const seconds = Math.max(1, Math.ceil(((oldest + SLOTS) * SLOT_MS - now) / 1000))
  const minutes = Math.ceil(seconds / 60)
  return new PortalError('sign_in_crowded', { minutes }, { retryAfter: seconds })
}
