import type { PortalStore } from '../stores/portalStore'

export const OUTBOX = 'outbox'
export const NOTIFICATIONS = 'notifications'
export const MAIL_WISHES = 'mail-wishes'

/** Stores of what the portal tells people; nobody reaches rows but through functions that know whose they are. */
export const outboxStores: readonly PortalStore[] = [
  {
    slug: OUTBOX,
    access: 'system',
    columns: {
      kind: 'text',
      /** Id of the person. */
      to: 'text',
      values: 'json',
      at: 'date',
      /** `open`, `collected` (for a digest), `sent`, `failed` (a person has to look), `off` (nobody wants it). */
      state: 'text',
      /** When it may next be taken; whoever takes it moves this behind the end of his lease. */
      dueAt: 'date',
      attempts: 'integer',
      /** A code, never what a server said: that would name an address. */
      lastError: 'text',
      giveUpAt: 'date',
      /** Id of the row of the mail in which it is collected. */
      digest: 'text',
      doneAt: 'date',
    },
    indexes: [['state', 'dueAt'], ['digest']],
    retention: { column: 'doneAt', days: 30 },
  },
  {
    slug: NOTIFICATIONS,
    access: 'system',
    columns: { user: 'text', kind: 'text', values: 'json', at: 'date', isRead: 'boolean' },
    indexes: [
      ['user', 'at'],
      ['user', 'isRead', 'at'],
    ],
    retention: { column: 'at', days: 365 },
  },
  {
    slug: MAIL_WISHES,
    access: 'system',
    columns: { user: 'text', locale: 'text', kinds: 'json' },
    key: ['user'],
  },
]
