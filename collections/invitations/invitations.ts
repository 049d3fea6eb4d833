import { defineStore } from '#kernel'
import type { CorePermission } from '../permissions'

/**
 * Who was invited to which role by a letter. A row stands where the role would be; names and addresses of people who are
 * no part of the portal (yet) are forgotten a quarter after the letter ran out.
 */
export const invitations = defineStore<CorePermission>({
  slug: 'invitations',
  columns: {
    name: 'text',
    email: 'text',
    role: 'text',
    /** The class of a pupil, or the one that a teacher leads; '' for none. */
    group: 'text',
    from: 'date',
    until: 'date',
    /** Language of the letter. */
    locale: 'text',
    by: 'text',
    at: 'date',
    /** When the link of the letter runs out. */
    endsAt: 'date',
    /** The key of the letter is made of this and of the secret of the server: neither alone opens anything. */
    salt: 'text',
    /** SHA-256 of the key: a stolen database makes nobody anything. */
    hash: 'text',
    acceptedAt: 'date',
    /** Id of the account. */
    acceptedBy: 'text',
    withdrawnAt: 'date',
    withdrawnBy: 'text',
  },
  indexes: [['at'], ['hash'], ['email'], ['endsAt']],
  scope: 'institution',
  access: { read: 'memberships.decide', write: 'system' },
  retention: { column: 'endsAt', days: 90 },
})
