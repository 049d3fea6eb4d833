import { defineStore } from '#kernel'

/** From which browsers the owner of an account has signed in; forgotten when he has not for 400 days. */
export const knownDevices = defineStore({
  slug: 'known-devices',
  columns: {
    /** SHA-256 of the cookie's value: a stolen database makes nobody known. */
    device: 'text',
    user: 'text',
    seenAt: 'date',
    /** When it showed the second factor last. */
    provenAt: 'date',
  },
  key: ['device', 'user'],
  indexes: [['device'], ['user', 'seenAt']],
  access: 'system',
  retention: { column: 'seenAt', days: 400 },
})
