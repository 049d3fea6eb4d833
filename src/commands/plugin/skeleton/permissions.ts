import type { Grants } from '#kernel'

/** Departments answer for all that is below them, the people of a school for the school. */
const editors = {
  root: 'all',
  ministry: 'all',
  region: 'subtree',
  district: 'subtree',
  head: 'institution',
  deputy: 'institution',
  editor: 'institution',
} as const satisfies Grants

export const permissions = {
  // Everybody reads what is open, and editors what lies in the trash.
  'sample-plugin.read': { ...editors, anyone: 'all' },
  'sample-plugin.edit': editors,
} as const satisfies Record<string, Grants>

export type Permission = keyof typeof permissions
