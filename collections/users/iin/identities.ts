import { defineStore } from '#kernel'

/** Whose number is which: sealed, and under a keyed hash by which it is looked up. Nobody reads it but the system. */
export const identities = defineStore({
  slug: 'identities',
  columns: { user: 'text', sealed: 'text', lookUp: 'text' },
  key: ['user'],
  indexes: [['lookUp'], ['user']],
  access: 'system',
})
