import { searchWords } from '../search/searchWords'
import type { PortalStore } from './portalStore'

export const AUDIT = 'audit'
export const EVENTS = 'events'
export const IDEMPOTENCY = 'idempotency'

/** Stores of the kernel itself; nobody but the system reaches them. */
export const systemStores: readonly PortalStore[] = [
  searchWords,
  {
    slug: AUDIT,
    access: 'system',
    scope: 'institution',
    columns: {
      at: 'date',
      /** Id of the person, or `system`. */
      who: 'text',
      action: 'text',
      targetCollection: 'text',
      targetId: 'text',
      /** Never a name, a mark, a text that somebody wrote. */
      details: 'json',
    },
    indexes: [['at'], ['who', 'at'], ['targetId', 'at']],
  },
  {
    slug: EVENTS,
    access: 'system',
    scope: 'institution',
    isListed: false,
    columns: { name: 'text', at: 'date', event: 'json' },
    indexes: [['at']],
  },
  {
    slug: IDEMPOTENCY,
    access: 'system',
    columns: {
      /** Id of the person, or `anyone`. */
      who: 'text',
      key: 'text',
      /** SHA-256 of method, address and body. */
      hash: 'text',
      answer: 'json',
      at: 'date',
    },
    key: ['who', 'key'],
    retention: { column: 'at', days: 1 },
  },
]
