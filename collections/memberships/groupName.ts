import type { PersonRole } from '#kernel'

/** The longest name of a class. */
export const LONGEST_GROUP = 20

/** The class of a role, as its row keeps it: of whoever is in one, or leads it. Nothing where none was named. */
export function groupOf(role: PersonRole, named: string | undefined): { group?: string | null } {
  const takes = role === 'pupil' || role === 'teacher'
  return takes && named !== undefined ? { group: named === '' ? null : named } : {}
}

/** The name of a class as it is stored, however it was typed: «7  ә » is «7 Ә». '' for none. */
export function groupName(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim()
    .toLocaleUpperCase('kk')
}
