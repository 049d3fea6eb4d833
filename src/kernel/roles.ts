/** The role vocabulary, from the top of the institution tree to the public. */
export const ROLES = [
  'root',
  'ministry',
  'region',
  'district',
  'head',
  'deputy',
  'teacher',
  'editor',
  'methodologist',
  'clerk',
  'moderator',
  'analyst',
  'parent',
  'pupil',
  'auditor',
  'system',
  'anyone',
] as const

export type Role = (typeof ROLES)[number]

/** A role that a person can hold; `anyone` is the public and `system` runs jobs. */
export type PersonRole = Exclude<Role, 'anyone' | 'system'>

export const GRANTABLE_ROLES = ROLES.filter(
  (role): role is PersonRole => role !== 'anyone' && role !== 'system',
)

/** What one role decides about others. */
type Authority = Readonly<{
  /** Whoever grants must stand higher, that is have a smaller number. */
  rank: number
  /** Roles that it may grant, change and end, at its node and below. */
  grants: readonly PersonRole[]
  /** Does it administer its node? The last one of a node stays. */
  isAdministrator?: boolean
  /** Takes effect when a second person has confirmed it. */
  needsSecondPerson?: boolean
}>

const STAFF = ['editor', 'methodologist', 'clerk', 'moderator', 'analyst'] as const

/** Who may appoint whom. */
export const AUTHORITY: Readonly<Record<PersonRole, Authority>> = {
  root: { rank: 0, grants: GRANTABLE_ROLES, isAdministrator: true, needsSecondPerson: true },
  ministry: {
    rank: 1,
    grants: ['region', 'district', 'head', 'auditor', ...STAFF],
    isAdministrator: true,
    needsSecondPerson: true,
  },
  region: { rank: 2, grants: ['district', 'head', ...STAFF], isAdministrator: true },
  district: { rank: 3, grants: ['head', ...STAFF], isAdministrator: true },
  head: {
    rank: 4,
    grants: ['deputy', 'teacher', 'parent', 'pupil', ...STAFF],
    isAdministrator: true,
  },
  deputy: { rank: 5, grants: ['teacher', 'parent', 'pupil'] },
  auditor: { rank: 6, grants: [] },
  analyst: { rank: 6, grants: [] },
  moderator: { rank: 6, grants: [] },
  methodologist: { rank: 6, grants: [] },
  clerk: { rank: 6, grants: [] },
  editor: { rank: 6, grants: [] },
  teacher: { rank: 6, grants: [] },
  parent: { rank: 7, grants: [] },
  pupil: { rank: 7, grants: [] },
}

/** Is this the name of a role that a person can hold? */
export function isPersonRole(value: unknown): value is PersonRole {
  return GRANTABLE_ROLES.some((role) => role === value)
}

/** Does a role stand high enough to decide about another? Roots decide about roots, with a second person. */
export function mayDecide(role: Role, about: PersonRole): boolean {
  if (!isPersonRole(role)) return false
  const { grants, rank } = AUTHORITY[role]
  const isHigher = rank < AUTHORITY[about].rank || (role === 'root' && about === 'root')
  return isHigher && grants.includes(about)
}
