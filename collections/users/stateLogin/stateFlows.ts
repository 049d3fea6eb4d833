import { defineStore } from '#kernel'

/** Who is on the way to the service of the state and back: ten minutes, and once. */
export const stateFlows = defineStore({
  slug: 'state-flows',
  columns: {
    /** SHA-256 of the cookie's value: a stolen database ends no way that somebody began. */
    flow: 'text',
    /** Who links his account; nobody where somebody signs in. */
    user: 'text',
    locale: 'text',
    /** Where to go afterwards. */
    target: 'text',
    begunAt: 'date',
  },
  key: ['flow'],
  indexes: [['flow']],
  access: 'system',
  retention: { column: 'begunAt', days: 1 },
})
