import { defineStore } from '#kernel'

/**
 * Keys that open an account once, without its password, or give it an address that was proven: one of each purpose. A newer
 * one ends the older, and a new password ends them all.
 */
export const accountKeys = defineStore({
  slug: 'account-keys',
  columns: {
    user: 'text',
    /** `slip`: printed for the first sign-in; `recovery`: sent by mail; `email`: sent to an address that is to be proven */
    purpose: 'text',
    /** SHA-256 of the key: a stolen database opens no account. */
    hash: 'text',
    /** Of this and the secret of the server the key of a letter is made anew; '' for a printed one. Of `email` the address stands in it. */
    salt: 'text',
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
