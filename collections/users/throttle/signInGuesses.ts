import { defineStore } from '#kernel'

/**
 * How often somebody has tried to guess, in slots of ten minutes. A subject is a hash: what was typed into the form, which
 * may be anything, is kept nowhere.
 */
export const signInGuesses = defineStore({
  slug: 'sign-in-guesses',
  columns: { subject: 'text', slot: 'date', count: 'integer' },
  key: ['subject', 'slot'],
  indexes: [['subject', 'slot']],
  access: 'system',
  retention: { column: 'slot', days: 1 },
})
