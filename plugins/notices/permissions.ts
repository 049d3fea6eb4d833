import type { Grants } from '#kernel'

/** Whoever answers for a place tells those below it; a school's people tell their own. */
const publishers = {
  root: 'all',
  ministry: 'all',
  region: 'subtree',
  district: 'subtree',
  head: 'institution',
  deputy: 'institution',
  editor: 'institution',
} as const satisfies Grants

export const permissions = {
  // Everybody reads what is open, and publishers what lies in the trash.
  'notices.read': { ...publishers, anyone: 'all' },
  'notices.edit': publishers,
} as const satisfies Record<string, Grants>

export type NoticesPermission = keyof typeof permissions
