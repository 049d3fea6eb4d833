import type { Grants } from '#kernel'

const self = { field: 'id' } as const
const held = { field: 'user' } as const

/** Those who answer for a node answer for what stands below it. */
const departments = {
  root: 'all',
  ministry: 'all',
  region: 'subtree',
  district: 'subtree',
} as const

/** Who makes the site of an institution: its own people, and the departments above it. */
const publishers = {
  ...departments,
  head: 'institution',
  deputy: 'institution',
  editor: 'institution',
} as const

/** Who may do what with the core's collections: permission → role → reach. The only place with role names. */
export const permissions = {
  'institutions.read': { anyone: 'all' },
  'institutions.create': departments,
  'institutions.edit': { ...departments, head: 'institution' },
  'memberships.read': {
    root: 'all',
    ministry: 'all',
    region: ['subtree', held],
    district: ['subtree', held],
    auditor: ['subtree', held],
    head: ['institution', held],
    deputy: ['institution', held],
    teacher: held,
    editor: held,
    methodologist: held,
    clerk: held,
    moderator: held,
    analyst: held,
    parent: held,
    pupil: held,
  },
  // Nobody: roles come and go through one endpoint, which asks who outranks whom.
  'memberships.write': {},
  'memberships.decide': { ...departments, head: 'institution', deputy: 'institution' },
  'users.read': {
    root: 'all',
    ministry: 'all',
    region: ['subtree', self],
    district: ['subtree', self],
    auditor: ['subtree', self],
    head: ['institution', self],
    deputy: ['institution', self],
    teacher: self,
    editor: self,
    methodologist: self,
    clerk: self,
    moderator: self,
    analyst: self,
    parent: self,
    pupil: self,
  },
  'users.manage': { ...departments, head: 'institution' },
  // Whose child somebody is, is the school's affair; a teacher decides for the class that he leads.
  'guardians.link': { head: 'institution', deputy: 'institution', teacher: 'institution' },
  // Who is kept away from a child, nobody else learns.
  'guardians.restrict': { head: 'institution', deputy: 'institution' },
  // Two schools agree that an account goes from one to the other.
  'handovers.decide': { head: 'institution', deputy: 'institution' },
  // The class teacher for his class alone.
  'slips.print': {
    ...departments,
    head: 'institution',
    deputy: 'institution',
    teacher: 'institution',
  },
  'sites.read': { anyone: 'all' },
  'sites.create': departments,
  'sites.edit': { ...departments, head: 'institution', editor: 'institution' },
  // The public reads what is published; those who edit also read their own drafts.
  'pages.read': { anyone: 'all', ...publishers },
  'pages.edit': publishers,
  'appearances.read': { anyone: 'all' },
  'appearances.edit': publishers,
  'modules.read': { ...publishers, auditor: 'subtree' },
  'modules.switch': { ...departments, head: 'institution' },
  // Nobody: a decision is followed by another one, never rewritten.
  'modules.change': {},
  'rulepacks.read': {
    ...publishers,
    methodologist: 'institution',
    analyst: 'subtree',
    auditor: 'subtree',
  },
  // Two people: whoever drafts does not approve.
  'rulepacks.edit': { ...departments, head: 'institution', deputy: 'institution' },
  'rulepacks.approve': { ...departments, head: 'institution' },
  'blueprints.use': { ...departments, head: 'institution' },
  // Whoever works in the admin; what each card shows has a permission of its own.
  'dashboard.read': {
    ...publishers,
    auditor: 'subtree',
    teacher: 'institution',
    methodologist: 'institution',
    clerk: 'institution',
    moderator: 'institution',
    analyst: 'institution',
  },
  // What the portal tells a person is his alone; functions of the kernel ask for nobody else's.
  'notifications.own': {
    root: held,
    ministry: held,
    region: held,
    district: held,
    auditor: held,
    head: held,
    deputy: held,
    teacher: held,
    editor: held,
    methodologist: held,
    clerk: held,
    moderator: held,
    analyst: held,
    parent: held,
    pupil: held,
  },
  'mail.manage': { root: 'all', ministry: 'all' },
  'media.read': { anyone: 'all' },
  'media.edit': publishers,
  'documents.read': { anyone: 'all' },
  'documents.edit': publishers,
} as const satisfies Record<string, Grants>

export type CorePermission = keyof typeof permissions
