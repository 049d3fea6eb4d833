import type { PortalCollection } from '#kernel'

/** Secrets and rights of accounts: nobody but the system reaches them, so no read of a user can leak them. */
export const accountCollections: readonly PortalCollection[] = [
  {
    slug: 'sessions',
    access: 'system',
    fields: [
      /** SHA-256 of the cookie's value: a stolen database opens no session */
      { name: 'tokenHash', type: 'text', required: true, unique: true },
      {
        name: 'user',
        type: 'relationship',
        relationTo: 'users',
        required: true,
        index: true,
        maxDepth: 0,
      },
      { name: 'expiresAt', type: 'date', required: true, index: true },
      { name: 'openedAt', type: 'date' },
      { name: 'seenAt', type: 'date' },
      // When the second factor was shown; empty: a password alone.
      { name: 'provenAt', type: 'date' },
      // Was the password shorter than that of a person who appoints others must be?
      { name: 'isShort', type: 'checkbox' },
      // Browser and system, in a few words.
      { name: 'device', type: 'text', maxLength: 80 },
    ],
  },
  {
    slug: 'credentials',
    access: 'system',
    fields: [
      {
        name: 'user',
        type: 'relationship',
        relationTo: 'users',
        required: true,
        unique: true,
        maxDepth: 0,
      },
      { name: 'passwordHash', type: 'text', required: true },
    ],
  },
]
