import { defineStore } from '#kernel'

/**
 * Keys that open an account once, without its password: one of each purpose. A newer one ends the older, and one that was
 * used stays for a while, to say so.
 */
export const accountKeys = defineStore({
  slug: 'account-keys',
  columns: {
    user: 'text',
    /** `slip`: printed for the first sign-in; `recovery`: sent by mail */
    purpose: 'text',
    /** SHA-256 of the key: a stolen database opens no account. */
    hash: 'text',
    /** Id of who gave it out; '' for the portal itself. */
    by: 'text',
    at: 'date',
    until: 'date',
    usedAt: 'date',
  },
  key: ['user', 'purpose'],
  indexes: [['user', 'purpose'], ['hash'], ['until']],
  access: 'system',
  retention: { column: 'until', days: 90 },
})
