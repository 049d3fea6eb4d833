import { defineStore } from '#kernel'

/** The second factor of each person, sealed as a whole, and since when there is one. Nobody reads it but the system. */
export const secondFactors = defineStore({
  slug: 'second-factors',
  columns: { user: 'text', sealed: 'text', since: 'date' },
  key: ['user'],
  indexes: [['user']],
  access: 'system',
})
